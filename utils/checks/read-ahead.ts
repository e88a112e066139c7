import type { LoginRow } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';

/**
 * Reads what the checks of some logins need in as few transactions as possible: one read per login would cost more than
 * the check itself.
 * @returns the same dependencies, in which the first opening of each grant, and every reading of an app, is served from
 *   what was read here. A grant is served once: after a renewal it has to be the new one.
 */
export async function readAhead(deps: Deps, logins: readonly LoginRow[]): Promise<Deps> {
  const grants = new Map(await deps.vault.openGrants(logins.map((login) => login.id)));
  return {
    ...deps,
    stores: { ...deps.stores, getApp: once(deps.stores.getApp) },
    vault: {
      ...deps.vault,
      openApp: once(deps.vault.openApp),
      openGrant: async (loginId) => {
        const grant = grants.get(loginId);
        grants.delete(loginId);
        return grant ?? deps.vault.openGrant(loginId);
      },
    },
  };
}

/** Asks once for each id; who asks again gets the same promise. */
function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (id) => {
    const answer = asked.get(id) ?? read(id);
    asked.set(id, answer);
    return answer;
  };
}
