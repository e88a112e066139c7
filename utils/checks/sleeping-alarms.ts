import { HOUR } from '@/utils/core/time';
import type { Deps } from '@/utils/ports/deps';

/**
 * Chromium looks at its alarms by the computer's clock, and never again before the moment at which it last did. Once a
 * clock that ran ahead has come back, none rings until that moment comes anew, and setting alarms changes nothing
 * (measured in Chromium 156). A page's own timers go on: one is kept open for as long.
 */

type SleepDeps = Pick<Deps, 'now' | 'stores'>;

/** The clock runs ahead now: should it come back, alarms sleep until the moment that it shows. */
export async function noteClockAhead({ now, stores }: SleepDeps): Promise<void> {
  await stores.saveAlarmsAsleep(now() + HOUR);
}

/** The clock has come back. `ahead`: how far it had been ahead (milliseconds). */
export async function noteClockCameBack({ now, stores }: SleepDeps, ahead: number): Promise<void> {
  if (ahead > 0) await stores.saveAlarmsAsleep(now() + ahead);
}

/** A browser that has just started looks at its alarms anew. */
export async function forgetSleepingAlarms({ stores }: SleepDeps): Promise<void> {
  if ((await stores.alarmsAsleepUntil()) > 0) await stores.saveAlarmsAsleep(0);
}

/** Whether alarms cannot be relied on: they sleep, or will if the clock is set right. */
export async function alarmsMaySleep({ now, stores }: SleepDeps): Promise<boolean> {
  return (await stores.alarmsAsleepUntil()) > now();
}
