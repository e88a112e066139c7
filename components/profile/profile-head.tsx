import { Parts } from '@/components/card/parts';
import { ProfileMenu } from '@/components/card/profile-menu';
import { Remedy } from '@/components/card/remedy';
import { PageTitle } from '@/components/dashboard/page-title';
import { MoveTo } from '@/components/groups/move-to';
import { Avatar } from '@/components/icons/avatar';
import { StateIcon } from '@/components/icons/state-icon';
import { placeNameOf } from '@/components/text/network-names';
import { stateOf } from '@/components/text/profile-line';
import { stateWordOf } from '@/components/text/state-words';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { reconnectMends } from '@/utils/health/cause';

interface ProfileHeadProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
}

/** Who it is, how it is, and what can be done. */
export function ProfileHead({ profile, login, now }: ProfileHeadProps) {
  const state = stateOf(profile, login, now);
  const about = [
    placeNameOf(login),
    profile.handle && `@${profile.handle}`,
    profile.name !== login.name && `through the login ${login.name}`,
  ];
  const mendable = state !== 'unlinked' && (!profile.cause || reconnectMends(profile.cause));
  return (
    <header class="page-head">
      <div class="who">
        <Avatar name={profile.name} profileId={profile.id} network={profile.network} />
        <div class="item-text">
          <PageTitle>{profile.name}</PageTitle>
          <span class="item-line">
            <Parts text={about.filter(Boolean).join(' · ')} />
          </span>
        </div>
      </div>
      <div class="item-actions">
        <span class="state">
          <StateIcon state={state} /> {stateWordOf(state, login)}
        </span>
        <MoveTo profileIds={[profile.id]} value={profile.groupId ?? ''} label={`Group of ${profile.name}`} />
        {mendable && <Remedy profile={profile} login={login} name={profile.name} />}
        <ProfileMenu profile={profile} login={login} />
      </div>
    </header>
  );
}
