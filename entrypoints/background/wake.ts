import { remindAtStart } from '@/utils/alerts/remind-at-start';
import { repaintBadge } from '@/utils/badge/repaint';
import { noteIdleTime } from '@/utils/checks/idle-time';
import { mendClock } from '@/utils/checks/mend-clock';
import { alarmsMaySleep, forgetSleepingAlarms } from '@/utils/checks/sleeping-alarms';
import { resumeSweep, sweep } from '@/utils/checks/sweep';
import { endLeftUnlinked } from '@/utils/connections/end-unlinked';
import { closeInterruptedFlows } from '@/utils/connections/flow';
import { dropUnwatchedLogins } from '@/utils/connections/unwatched';
import { FLOW_MEMORY } from '@/utils/db/reads/first-look';
import type { Deps } from '@/utils/ports/deps';

/** What a start of the worker does where its first look at the database has shown nothing. Nothing depends on the badge. */
export async function wake(deps: Deps): Promise<void> {
  try {
    await repaintBadge(deps);
  } finally {
    await tidyUp(deps);
  }
}

/** What every start of the worker does that found something to do; `isQuiet` must know of everything that this does. */
export async function tidyUp(deps: Deps): Promise<void> {
  await closeInterruptedFlows(deps);
  const clockCameBack = await mendClock(deps);
  await deps.alarms.wakeEvery(await deps.stores.checkInterval(), deps.now());
  const before = deps.now() - FLOW_MEMORY;
  if ((await deps.stores.dropOldFlows(before)) > 0) {
    await dropUnwatchedLogins(deps, before);
    await repaintBadge(deps);
  }
  // The page that keeps pace may have died with what it ran in.
  const isSweepDue = clockCameBack || (await alarmsMaySleep(deps));
  await (isSweepDue ? sweep(deps) : resumeSweep(deps));
  await endLeftUnlinked(deps);
}

/** What the start of the browser does: its alarms wait by the clock as it is now. */
export async function startOfBrowser(deps: Deps): Promise<void> {
  await forgetSleepingAlarms(deps);
  await sweepAfterIdleTime(deps);
  await remindAtStart(deps);
}

/** What an installation, and the start of the browser, do besides: everything is checked, and pages say since when nothing had run. */
export async function sweepAfterIdleTime(deps: Deps): Promise<void> {
  await noteIdleTime(deps);
  await sweep(deps);
}
