import { ProfileItem } from '@/components/card/profile-item';
import { Remedy } from '@/components/card/remedy';
import { shelfText } from '@/components/text/task-line';
import type { ShownTask } from '@/utils/db/reads/needs';
import { AppCard } from './app-card';
import { LoginCard } from './login-card';
import { Snooze } from './snooze';

export interface TaskCardProps {
  readonly shown: ShownTask;
  readonly now: number;
  /** Whether its profiles are listed from the start. */
  readonly unfolded: boolean;
}

/** One thing to do, as an item of a list: a profile, a login with all its profiles, or an app. */
export function TaskCard({ shown, now, unfolded }: TaskCardProps) {
  const { task, login, members } = shown;
  const [first] = members;
  if (task.kind === 'app') return <AppCard shown={shown} now={now} unfolded={unfolded} />;
  if (!first || members.length > 1) return <LoginCard shown={shown} now={now} unfolded={unfolded} />;
  return (
    <ProfileItem profile={first.profile} login={login} now={now} note={shelfText(task, now)}>
      <Remedy profile={first.profile} login={login} name={first.profile.name} />
      <Snooze task={task} name={first.profile.name} now={now} />
    </ProfileItem>
  );
}
