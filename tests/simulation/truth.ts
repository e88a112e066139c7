import type { Cause } from '@/utils/health/cause';
import type { ProfileTruth } from './networks/served.ts';
import type { Account, World } from './world.ts';

/** @returns what is true of each linked profile of an account now: why it is disconnected, or null while it is well */
export function profileTruth(world: World, account: Account): ProfileTruth {
  const standing = world.standing(account);
  if (!standing) return () => null;
  if (standing.kind === 'alive') return account.served.profile(account.person);
  const { causes }: { readonly causes: readonly Cause[] } = standing;
  return () => causes;
}
