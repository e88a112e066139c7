import type { Deps } from '@/utils/ports/deps';
import { sweepWhenFree } from './sweep';

/**
 * Puts one login, or all, at the head of the queue and starts a sweep.
 * @returns how many logins were asked for, without waiting for their checks
 */
export async function checkNow(deps: Deps, loginId: string | null): Promise<number> {
  const logins = await deps.stores.askForCheck(loginId, deps.now());
  if (logins > 0) void sweepWhenFree(deps);
  return logins;
}

/** The way may be free again (back online, a host permission granted): logins that could not be checked are due at once. */
export async function retryUnknown(deps: Deps): Promise<void> {
  if ((await deps.stores.retryFailed(deps.now())) > 0) await sweepWhenFree(deps);
}
