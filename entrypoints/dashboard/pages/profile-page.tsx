import { CautionNote } from '@/components/caution/caution';
import { EventLine } from '@/components/dashboard/event-line';
import { NotHere } from '@/components/dashboard/not-here';
import { useLive } from '@/components/hooks/use-live';
import { LastCheck } from '@/components/profile/last-check';
import { ProfileDates } from '@/components/profile/profile-dates';
import { ProfileHead } from '@/components/profile/profile-head';
import { Trouble } from '@/components/profile/trouble';
import { readProfileHistory } from '@/utils/db/reads/events';
import { readProfile } from '@/utils/db/reads/profiles';
import type { ProfileRow } from '@/utils/db/rows';

interface ProfilePageProps {
  readonly id: string;
  readonly now: number;
}

/** Everything about one profile: its state, why, what to do, its dates and its history. */
export function ProfilePage({ id, now }: ProfilePageProps) {
  const found = useLive((db) => readProfile(db, id), [id]);
  if (found === undefined) return null;
  if (found === null) return <NotHere what="Profile" href="#/profiles" />;
  const { profile, login, siblings } = found;
  return (
    <>
      <ProfileHead profile={profile} login={login} now={now} />
      <Trouble profile={profile} login={login} siblings={siblings} now={now} />
      <LastCheck profile={profile} login={login} now={now} />
      <CautionNote login={login} />
      <ProfileDates profile={profile} login={login} now={now} />
      <ProfileHistory profile={profile} now={now} />
    </>
  );
}

function ProfileHistory({ profile, now }: { readonly profile: ProfileRow; readonly now: number }) {
  const events = useLive((db) => readProfileHistory(db, profile, 200), [profile.id]) ?? [];
  return (
    <section class="panel" aria-label="History">
      <h2>History</h2>
      {events.length === 0 ? (
        <p class="quiet">Nothing has happened yet.</p>
      ) : (
        <ol class="events">
          {events.map((event) => (
            <EventLine key={event.id} event={event} now={now} />
          ))}
        </ol>
      )}
    </section>
  );
}
