import { badge } from '@/utils/badge/badge';
import { wakeFor } from '@/utils/checks/next-wake';
import { type FirstLook, isQuiet } from '@/utils/db/reads/first-look';
import type { Start } from './start';

/**
 * What every start of the worker does. A worker wakes many times a day: the badge comes first, and nothing is loaded where
 * nothing waits.
 */
export async function firstWake(start: Start): Promise<void> {
  let painted = Promise.resolve();
  const look = await start.look((counts) => {
    painted = start.paintBadge(badge(counts));
    // What goes wrong is told below, where somebody waits for it.
    painted.catch(() => {});
  });
  // Nothing depends on the badge.
  await Promise.all([painted, look ? tidy(start, look) : start.rest().then(({ wake }) => wake())]);
}

async function tidy(start: Start, look: FirstLook): Promise<void> {
  const now = start.now();
  if (isQuiet(look, now)) await start.alarms.wakeEvery(look.interval, now);
  else await (await start.rest()).tidyUp();
}

/** Every alarm means the same: look what is due. */
export async function onAlarm(start: Start): Promise<void> {
  const look = await start.look();
  const now = start.now();
  if (!look || !isQuiet(look, now)) {
    await (await start.rest()).sweep();
    return;
  }
  const { nextDue } = look;
  await Promise.all([
    // A task that was put off may count again from now on.
    start.paintBadge(badge(look.counts)),
    nextDue === null ? null : start.alarms.wakeAt(wakeFor(nextDue, now)),
    start.markAwake(now),
  ]);
  performance.mark('relink:nothing-due');
}
