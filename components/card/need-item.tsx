import { usePage } from '@/components/hooks/page';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { StateIcon } from '@/components/icons/state-icon';
import { exactMoment } from '@/components/text/dates';
import { placeNameOf } from '@/components/text/network-names';
import { profileLine, stateOf } from '@/components/text/profile-line';
import { restoresText } from '@/components/text/restored';
import { causeText } from '@/utils/health/cause';
import type { Need } from './group-needs';
import { Parts } from './parts';
import { ProfileItem } from './profile-item';
import { Remedy } from './remedy';

interface NeedItemProps {
  readonly need: Need;
  readonly now: number;
}

/** One thing to do, as an item of a list: a profile, a login with all its profiles, or an app. */
export function NeedItem({ need, now }: NeedItemProps) {
  if (need.kind === 'app') return <AppItem need={need} now={now} />;
  const [{ profile, login }, ...others] = need.members;
  if (others.length > 0) return <LoginItem need={need} now={now} />;
  return (
    <ProfileItem profile={profile} login={login} now={now}>
      <Remedy profile={profile} login={login} name={profile.name} />
    </ProfileItem>
  );
}

/** A login whose end took several profiles: they are listed under it, and one Reconnect restores them all. */
function LoginItem({ need, now }: NeedItemProps) {
  const { login, members } = need;
  const first = members[0].profile;
  const state = stateOf(first, login, now);
  const told = profileLine(first, login, now);
  return (
    <li
      class={`bundle bundle-${state}`}
      aria-label={`${login.name}, login at ${placeNameOf(login)}: ${told}`}
    >
      <div class="bundle-head">
        <span class="bundle-glyph">
          <NetworkGlyph network={login.network} size={20} />
        </span>
        <div class="item-text">
          <span class="item-name" title={login.name}>
            {login.name}
          </span>
          <span class="item-line" title={exactMoment(first.stateSince)}>
            <StateIcon state={state} size={14} />
            <Parts text={told} />
          </span>
        </div>
        <div class="item-actions bundle-remedy">
          <Remedy profile={first} login={login} name={login.name} />
          <span class="restores">{restoresText(login.network, members.length)}</span>
        </div>
      </div>
      <Members need={need} now={now} />
    </li>
  );
}

/** An app that its network refuses: one notice for all its profiles, because no reconnect can mend it. */
function AppItem({ need, now }: NeedItemProps) {
  const page = usePage();
  const name = placeNameOf(need.login);
  return (
    <li class="bundle bundle-disconnected" aria-label={`The app for ${name} has a problem`}>
      <div class="bundle-head">
        <span class="bundle-glyph">
          <NetworkGlyph network={need.login.network} size={20} />
        </span>
        <div class="item-text">
          <span class="item-name">Your {name} app has a problem</span>
          <span class="item-line">
            <StateIcon state="disconnected" size={14} />
            <span>{causeText('app_problem').sentence}</span>
          </span>
        </div>
        <div class="item-actions">
          <a class="button" href={page.dashboardUrl('/settings/apps')} target={page.linkTarget}>
            Open app settings
          </a>
        </div>
      </div>
      <Members need={need} now={now} />
    </li>
  );
}

function Members({ need, now }: NeedItemProps) {
  return (
    <ul class="bundle-list">
      {need.members.map(({ profile, login }) => (
        <ProfileItem key={profile.id} profile={profile} login={login} now={now} line={false} />
      ))}
    </ul>
  );
}
