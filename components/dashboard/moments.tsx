import { ago, day, exactMoment } from '@/components/text/dates';
import { untilText } from '@/components/text/profile-line';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { needsPerson } from '@/utils/health/verdict';

/** A moment as people say it, with the exact one in the title. */
export function Moment({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <time datetime={new Date(at).toISOString()} title={exactMoment(at)}>
      {ago(at, now)}
    </time>
  );
}

interface UntilProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
}

/** When only a person can keep the login alive; an estimate is marked as one. */
export function Until({ profile, login, now }: UntilProps) {
  const uncheckable = login.unknown !== null && needsPerson(login.unknown.reason);
  if (profile.state === 'disconnected' || uncheckable) return <span>now</span>;
  const { humanNeededAt, humanNeededExact } = login;
  if (humanNeededAt === null) return <span class="quiet">no end known</span>;
  const date = humanNeededExact ? day(humanNeededAt, now) : `${day(humanNeededAt, now)} (estimated)`;
  return (
    <time datetime={new Date(humanNeededAt).toISOString()} title={exactMoment(humanNeededAt)}>
      {humanNeededAt <= now ? untilText(login, now) : date}
    </time>
  );
}
