import type { ComponentChildren } from 'preact';
import { Avatar } from '@/components/icons/avatar';
import { StateIcon } from '@/components/icons/state-icon';
import { exactMoment } from '@/components/text/dates';
import { placeNameOf } from '@/components/text/network-names';
import { profileLine, stateOf } from '@/components/text/profile-line';
import { stateWordOf } from '@/components/text/state-words';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { Parts } from './parts';
import { ProfileMenu } from './profile-menu';

interface ProfileItemProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
  /** Left out where the card above has said it already. */
  readonly line?: boolean;
  /** Said before everything else. */
  readonly note?: string | null;
  /** The button at the right. */
  readonly children?: ComponentChildren;
}

/** One profile as a list item whose accessible name starts with the profile's name. */
export function ProfileItem({ profile, login, now, line = true, note = null, children }: ProfileItemProps) {
  const state = stateOf(profile, login, now);
  const told = [note, profileLine(profile, login, now)].filter(Boolean).join(' · ');
  return (
    <li
      class={`item item-${state}`}
      aria-label={`${profile.name}, ${placeNameOf(login)}, ${stateWordOf(state, login)}: ${told}`}
    >
      <Avatar name={profile.name} profileId={profile.id} network={profile.network} />
      <div class="item-text">
        <span class="item-name" title={profile.name}>
          {profile.name}
        </span>
        {line ? (
          <span class="item-line" title={exactTitle(profile, login, state, now)}>
            <StateIcon state={state} size={14} />
            <Parts text={told} />
          </span>
        ) : (
          profile.handle && (
            <span class="item-line item-handle" title={`@${profile.handle}`}>
              @{profile.handle}
            </span>
          )
        )}
      </div>
      <div class="item-actions">
        {children}
        <ProfileMenu profile={profile} login={login} />
      </div>
    </li>
  );
}

function exactTitle(profile: ProfileRow, login: LoginRow, state: string, now: number): string {
  if (state === 'disconnected' || state === 'unlinked') return exactMoment(profile.stateSince);
  const verified = `Verified ${exactMoment(login.lastVerifiedAt)}`;
  if (login.humanNeededAt === null) return verified;
  const words = login.humanNeededAt <= now ? 'Was to end on' : 'Needs you by';
  return `${verified}. ${words} ${exactMoment(login.humanNeededAt)}`;
}
