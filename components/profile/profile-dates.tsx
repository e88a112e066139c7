import { Moment, Until } from '@/components/dashboard/moments';
import { stateWordOf } from '@/components/text/state-words';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';

interface ProfileDatesProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
}

/** The dates that every profile shows. */
export function ProfileDates({ profile, login, now }: ProfileDatesProps) {
  return (
    <section class="panel" aria-label="Dates">
      <h2>Dates</h2>
      <dl class="dates">
        <dt>{stateWordOf(profile.state, login)} since</dt>
        <dd>
          <Moment at={profile.stateSince} now={now} />
        </dd>
        <dt>Last verified</dt>
        <dd>
          <Moment at={login.lastVerifiedAt} now={now} />
        </dd>
        {profile.state !== 'unlinked' && (
          <>
            <dt>Needs you</dt>
            <dd>
              <Until profile={profile} login={login} now={now} />
            </dd>
          </>
        )}
        {login.grant && (
          <>
            <dt>You last signed in</dt>
            <dd>
              <Moment at={login.grant.grantedAt} now={now} />
            </dd>
            <dt>Last renewed</dt>
            <dd>
              <Moment at={login.grant.renewedAt} now={now} />
            </dd>
          </>
        )}
        <dt>Added</dt>
        <dd>
          <Moment at={profile.addedAt} now={now} />
        </dd>
      </dl>
    </section>
  );
}
