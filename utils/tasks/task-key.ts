import type { LoginRow, ProfileRow, TaskKind } from '@/utils/db/rows';
import { reconnectMends } from '@/utils/health/cause';

/** What a profile's task is called, and what has to be done. */
export interface TaskKey {
  readonly id: string;
  readonly kind: TaskKind;
}

/**
 * One sign-in mends all that hangs on a login, so there is one task for it, whatever the causes. An app stands for all of
 * its logins; a role is given for one profile alone.
 * @returns null for a profile that needs nobody
 */
export function taskKey(profile: ProfileRow, login: LoginRow): TaskKey | null {
  const { state, cause } = profile;
  if (state === 'expiring') return { id: `login ${login.id}`, kind: 'sign_in' };
  if (state !== 'disconnected') return null;
  if (cause === 'app_problem')
    return { id: `app ${login.appId ?? `${login.network} ${login.server}`}`, kind: 'app' };
  if (cause === null || reconnectMends(cause)) return { id: `login ${login.id}`, kind: 'sign_in' };
  const id = login.death ? `account ${login.id}` : `profile ${profile.id}`;
  return { id, kind: cause === 'role_lost' ? 'role' : 'at_network' };
}
