import { useActions } from '@/components/actions/actions';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { reconnectMends } from '@/utils/health/cause';
import { ReconnectButton } from './reconnect-button';
import { WhatToDo } from './what-to-do';

interface RemedyProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly name: string;
}

/** The one button of a profile: Reconnect, or what to do where reconnecting cannot help. */
export function Remedy({ profile, login, name }: RemedyProps) {
  const { check } = useActions();
  const { cause, state } = profile;
  if (cause && state === 'disconnected' && !reconnectMends(cause))
    return <WhatToDo profileId={profile.id} name={name} />;
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
  return <ReconnectButton login={login} name={name} urgent={state === 'disconnected'} />;
}

/** Whether nothing can be checked because the person has withdrawn a host from Relink. */
export function isWithheld(profile: ProfileRow, login: LoginRow): boolean {
  return profile.state === 'connected' && login.unknown?.reason === 'permission_withheld';
}
