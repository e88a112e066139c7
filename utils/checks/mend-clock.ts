import type { Deps } from '@/utils/ports/deps';
import { clampedLogin, clampedProfile } from '@/utils/states/clamp';
import { noteClockCameBack } from './sleeping-alarms';

/**
 * Puts right what was stored while the clock ran ahead: without that, checks, renewals and second strikes would wait for
 * a future that takes long to come. Called at every wake.
 * @returns whether anything was put right; then every check is due
 */
export async function mendClock(deps: Pick<Deps, 'now' | 'stores'>): Promise<boolean> {
  const now = deps.now();
  const ahead = await deps.stores.clockWasAhead(now);
  if (ahead === null) return false;
  await deps.stores.clampMoments(
    now,
    (login) => clampedLogin(login, ahead, now),
    (profile) => clampedProfile(profile, now),
  );
  await noteClockCameBack(deps, ahead);
  return true;
}
