import { Parts } from '@/components/card/parts';
import { ProfileMenu } from '@/components/card/profile-menu';
import { isWithheld, Remedy } from '@/components/card/remedy';
import { usePage } from '@/components/hooks/page';
import { Avatar } from '@/components/icons/avatar';
import { StateIcon } from '@/components/icons/state-icon';
import { placeNameOf } from '@/components/text/network-names';
import { stateOf } from '@/components/text/profile-line';
import { stateWordOf } from '@/components/text/state-words';
import { unknownReasonText } from '@/components/text/unknown-reason';
import type { ProfilePage } from '@/utils/db/reads/profiles';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import { needsPerson } from '@/utils/health/verdict';
import { Moment, Until } from './moments';

/** Profiles that the person has ticked. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (profileIds: readonly string[], ticked: boolean) => void;
}

interface ProfileTableProps {
  readonly page: ProfilePage;
  readonly now: number;
  /** Where profiles can be ticked. */
  readonly selection?: Selection | undefined;
}

/** Profiles in columns; in a narrow window each row folds into a card. */
export function ProfileTable({ page, now, selection }: ProfileTableProps) {
  const all = page.profiles.map(({ id }) => id);
  return (
    <table class="table">
      <thead>
        <tr>
          {selection && (
            <th scope="col" class="tick">
              <input
                type="checkbox"
                aria-label="Select all that are shown"
                checked={all.every((id) => selection.ids.has(id))}
                onChange={(event) => selection.toggle(all, event.currentTarget.checked)}
              />
            </th>
          )}
          <th scope="col">Profile</th>
          <th scope="col">State</th>
          <th scope="col">Verified</th>
          <th scope="col">Needs you</th>
          <th scope="col">
            <span class="unseen">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {page.profiles.map((profile) => {
          const login = page.logins.get(profile.loginId);
          return (
            login && <Row key={profile.id} profile={profile} login={login} now={now} selection={selection} />
          );
        })}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
  readonly selection: Selection | undefined;
}

function Row({ profile, login, now, selection }: RowProps) {
  const { dashboardUrl } = usePage();
  const state = stateOf(profile, login, now);
  const handle = profile.handle && `@${profile.handle}`;
  const linked = state !== 'unlinked';
  return (
    <tr class={`row-${state}`}>
      {selection && (
        <td class="tick">
          <input
            type="checkbox"
            aria-label={`Select ${profile.name}`}
            checked={selection.ids.has(profile.id)}
            onChange={(event) => selection.toggle([profile.id], event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="row">
        <div class="who">
          <Avatar name={profile.name} profileId={profile.id} network={profile.network} />
          <div class="item-text">
            <a
              class="item-name"
              title={profile.name}
              href={dashboardUrl(`/profiles/${encodeURIComponent(profile.id)}`)}
            >
              {profile.name}
            </a>
            <span class="item-line">
              <Parts text={[placeNameOf(login), handle].filter(Boolean).join(' · ')} />
            </span>
          </div>
        </div>
      </th>
      <td data-label="State">
        <span class="state">
          <StateIcon state={state} /> {stateWordOf(state, login)}
        </span>
        <Why profile={profile} login={login} state={state} />
      </td>
      <td data-label="Verified">{linked && <Moment at={login.lastVerifiedAt} now={now} />}</td>
      <td data-label="Needs you">{linked && <Until profile={profile} login={login} now={now} />}</td>
      <td class="row-actions">
        <div class="item-actions">
          {(state === 'disconnected' || state === 'expiring' || isWithheld(profile, login)) && (
            <Remedy profile={profile} login={login} name={profile.name} />
          )}
          <ProfileMenu profile={profile} login={login} />
        </div>
      </td>
    </tr>
  );
}

function Why({
  profile,
  login,
  state,
}: {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly state: string;
}) {
  if (state === 'disconnected' && profile.cause)
    return <div class="quiet">{causeText(profile.cause).title}</div>;
  const { unknown } = login;
  const isWhy =
    state === 'unverified' ||
    isWithheld(profile, login) ||
    (state === 'expiring' && unknown && needsPerson(unknown.reason));
  if (isWhy && unknown) return <div class="quiet">{unknownReasonText(unknown)}</div>;
  return null;
}
