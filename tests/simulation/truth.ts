import type { Cause } from '@/utils/health/cause';
import type { Account, World } from './world.ts';

/** @returns what is true of one linked profile now: why it is disconnected, or null while it is well */
export function profileTrouble(world: World, account: Account, networkId: string): readonly Cause[] | null {
  const standing = world.standing(account);
  if (!standing) return null;
  return standing.kind === 'dead' ? standing.causes : account.served.profile(account.person)(networkId);
}
