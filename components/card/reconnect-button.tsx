import { useActions } from '@/components/actions/actions';
import { placeNameOf } from '@/components/text/network-names';
import type { LoginRow } from '@/utils/db/rows';

interface ReconnectButtonProps {
  readonly login: LoginRow;
  /** Whose name the button carries: the profile, or the login that brings back several. */
  readonly name: string;
  /** Whether something is disconnected, not only about to end. */
  readonly urgent: boolean;
  /** What else it does, for the description: "restores all 3 pages". */
  readonly effect?: string;
}

/** Signs in again to a login; it waits while that is under way. */
export function ReconnectButton({ login, name, urgent, effect }: ReconnectButtonProps) {
  const { busy, reconnect } = useActions();
  const place = `Reconnect ${name} on ${placeNameOf(login)}`;
  return (
    <button
      type="button"
      class={urgent ? 'button primary' : 'button'}
      aria-label={`Reconnect ${name}`}
      // Two networks may know the same name: this is read as the description.
      title={effect ? `${place}: ${effect}` : place}
      disabled={busy.has(login.id)}
      onClick={() => reconnect(login)}
    >
      Reconnect
    </button>
  );
}
