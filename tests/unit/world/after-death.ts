import { renewGrant } from '@/utils/grants/renew-grant';
import type { Deps } from '@/utils/ports/deps';
import { createLocks } from './locks';
import type { World } from './world';

/** @returns what the next worker has: the same database and network, but none of the locks that the dead one held */
export function afterDeath(world: World): Deps {
  const next: Deps = { ...world.deps, workerId: `after-${world.deps.workerId}`, locks: createLocks() };
  return { ...next, renew: (loginId, seen) => renewGrant(next, loginId, seen) };
}
