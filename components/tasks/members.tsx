import { ProfileItem } from '@/components/card/profile-item';
import { useLive } from '@/components/hooks/use-live';
import { type Member, readMembers } from '@/utils/db/reads/members';

interface MembersProps {
  readonly taskId: string;
  /** What has been read with the card; none where it has to be read now. */
  readonly known: readonly Member[];
  readonly now: number;
}

/** The profiles that hang on a task. */
export function Members({ taskId, known, now }: MembersProps) {
  return known.length > 0 ? (
    <MemberList members={known} now={now} />
  ) : (
    <ReadMembers taskId={taskId} now={now} />
  );
}

/** The same, read when somebody looks. */
function ReadMembers({ taskId, now }: Omit<MembersProps, 'known'>) {
  const members = useLive((db) => readMembers(db, taskId), [taskId]);
  return members ? <MemberList members={members} now={now} /> : null;
}

function MemberList({ members, now }: { readonly members: readonly Member[]; readonly now: number }) {
  // Where they are not about the same thing, each says what it is about.
  const [first] = members;
  const isOne = members.every(
    ({ profile: { state, cause } }) => state === first?.profile.state && cause === first.profile.cause,
  );
  return (
    <ul class="bundle-list">
      {members.map(({ profile, login }) => (
        <ProfileItem key={profile.id} profile={profile} login={login} now={now} line={!isOne} />
      ))}
    </ul>
  );
}
