import { useActions } from '@/components/actions/actions';
import { usePage } from '@/components/hooks/page';
import { placeNameOf } from '@/components/text/network-names';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { reconnectMends } from '@/utils/health/cause';

interface RemedyProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  /** Whose name the button carries: the profile, or the login that restores several. */
  readonly name: string;
}

/** The one button of a card: Reconnect, or what to do where reconnecting cannot help. */
export function Remedy({ profile, login, name }: RemedyProps) {
  const page = usePage();
  const { busy, check, reconnect } = useActions();
  if (profile.cause && profile.state === 'disconnected' && !reconnectMends(profile.cause)) {
    return (
      <button
        type="button"
        class="button"
        aria-label={`What to do about ${name}`}
        onClick={() => page.openDashboard(`/profiles/${profile.id}`)}
      >
        What to do
      </button>
    );
  }
  if (isWithheld(profile, login)) {
    return (
      <button
        type="button"
        class="button"
        aria-label={`Allow access for ${name}`}
        onClick={() => check(login)}
      >
        Allow access
      </button>
    );
  }
  const waiting = busy.has(login.id);
  return (
    <button
      type="button"
      class={profile.state === 'disconnected' ? 'button primary' : 'button'}
      aria-label={`Reconnect ${name}`}
      // Two networks may know the same name: this is read as the description.
      title={`Reconnect ${name} on ${placeNameOf(login)}`}
      disabled={waiting}
      onClick={() => reconnect(login)}
    >
      Reconnect
    </button>
  );
}

/** Whether nothing can be checked because the person has withdrawn a host from Relink. */
export function isWithheld(profile: ProfileRow, login: LoginRow): boolean {
  return profile.state === 'connected' && login.unknown?.reason === 'permission_withheld';
}
