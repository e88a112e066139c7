import { deliverAlerts } from '@/utils/alerts/deliver';
import { warnAhead } from '@/utils/alerts/warn-ahead';
import { repaintBadge } from '@/utils/badge/repaint';
import { MINUTE } from '@/utils/core/time';
import { isAllStored } from '@/utils/grants/unstored';
import { loadPictures } from '@/utils/pictures/load-pictures';
import type { Deps } from '@/utils/ports/deps';
import { checkLogin } from './check-login';
import { inBatches } from './in-batches';
import { isSweepLeft, takeUpSweep } from './left-sweep';
import { mendClock } from './mend-clock';
import { wakeFor } from './next-wake';
import { readAhead } from './read-ahead';
import { advanceStates, type Checked, recordChecks, settleServer, standingAfter } from './record-check';
import { watchClocks } from './server-clocks';
import { alarmsMaySleep } from './sleeping-alarms';
import { createSweepQueue } from './sweep-queue';

/** Logins taken from the queue in one transaction. */
const BATCH = 48;
/** A claimed login comes back by itself after this, should the worker die. Longer than the slowest check. */
const CLAIM = 3 * MINUTE;
/** A claimed login that could not be asked about within this is left alone: it is due again when its claim ends. */
const START_WITHIN = 2 * MINUTE;
/** Results between two signs of progress. */
const STEP = 25;
/** Longest work of one wake; the rest waits for the next alarm. Below the five minutes after which Chrome may stop us. */
const BUDGET = 4 * MINUTE;

/**
 * Checks every due login, the most urgent first, until none is due or the budget is spent. Everything that matters is in
 * the database after each batch of results. A worker that dies loses the checks under way, and the answers that waited
 * while the batch before was written: those logins come back when their claim ends. Renewed tokens never wait.
 * @returns whether it ran; false when a sweep is running already (that one sees what has become due in between)
 */
export async function sweep(deps: Deps): Promise<boolean> {
  const ran = await deps.locks.ifFree('sweep', () => runAndSchedule(deps));
  // Nobody waits for pictures, the next sweep least of all.
  if (ran) void loadPictures(deps);
  return ran;
}

/** The same, but waits for a sweep that runs, so that what was asked for at its very end is not left for the next alarm. */
export async function sweepWhenFree(deps: Deps): Promise<void> {
  await deps.locks.exclusive('sweep', async () => {
    if ((await deps.stores.countDue(deps.now())) > 0) await runAndSchedule(deps);
  });
  void loadPictures(deps);
}

/** Goes on with what a dead worker has left; a sweep of this worker that runs already is left alone. */
export async function resumeSweep(deps: Deps): Promise<void> {
  if (!(await isSweepLeft(deps))) return;
  await deps.locks.ifFree('sweep', async () => {
    await takeUpSweep(deps);
    await runAndSchedule(deps);
  });
  void loadPictures(deps);
}

/** Whatever stops a sweep (a full disk), the next one must come. */
async function runAndSchedule(deps: Deps): Promise<void> {
  try {
    await deps.stayAwake(() => runSweep(deps));
  } finally {
    await scheduleNextWake(deps);
  }
}

async function runSweep(deps: Deps): Promise<void> {
  const startedAt = deps.now();
  await mendClock(deps);
  await advanceStates(deps);
  const progress = await startProgress(deps, startedAt);
  const clocks = watchClocks(deps);
  try {
    await checkDueLogins(clocks.deps, startedAt + BUDGET, progress);
  } finally {
    await tellResults(deps, progress);
  }
  await clocks.note();
  if (clocks.isRight()) await warnAhead(deps);
  await deps.stores.markAwake(deps.now());
  // Tokens that wait for the disk live in that page only, and a lease that runs belongs to a renewal which a worker that
  // died has left behind: it must end in peace.
  const isAtRest = (await deps.stores.runningLeases(deps.now())) === 0 && (await isAllStored(deps.locks));
  if (await alarmsMaySleep(deps)) await deps.keepPace();
  else if (isAtRest) await deps.releaseRenewals();
}

/** What was learned is told, and then pages see an end, also when one result could not be written. */
async function tellResults(deps: Deps, progress: Progress): Promise<void> {
  try {
    await repaintBadge(deps);
    await deliverAlerts(deps);
  } finally {
    await progress(0, deps.now());
  }
}

type Progress = (checked: number, endedAt: number | null) => Promise<unknown>;

/** Keeps the row that pages watch. What it says about the time before the browser opened stays until the sweep ends. */
async function startProgress(deps: Deps, startedAt: number): Promise<Progress> {
  const before = await deps.stores.getSweep();
  const { idleSince = null, resumed = false } = before?.endedAt === null ? before : {};
  const total = await deps.stores.countDue(startedAt);
  let done = 0;
  const progress: Progress = (checked, endedAt) => {
    done += checked;
    return deps.stores.putSweep({
      id: 'sweep',
      startedAt,
      endedAt,
      total: Math.max(total, done),
      done,
      idleSince,
      resumed,
    });
  };
  await progress(0, null);
  return progress;
}

async function checkDueLogins(deps: Deps, until: number, progress: Progress): Promise<void> {
  const interval = await deps.stores.checkInterval();
  const showSteps = inSteps(progress);
  const record = inBatches(async (checked: readonly Checked[]) => {
    await recordChecks(deps, checked, interval);
    await showSteps(checked.length);
  });
  const queue = createSweepQueue({
    prepare: (logins) => readAhead(deps, logins),
    ask: (ready: Deps, login) => checkLogin(ready, login),
    standingAfter,
    record: (login, result) => record({ login, result }),
    settle: (login) => settleServer(deps, login, interval),
  });
  while (deps.now() < until) {
    const claimedAt = deps.now();
    const batch = await deps.stores.claimDueLogins(claimedAt, BATCH, claimedAt + CLAIM);
    if (batch.length === 0) {
      await queue.idle();
      if ((await deps.stores.countDue(deps.now())) === 0) return;
      continue;
    }
    queue.add(batch, () => deps.now() < Math.min(until, claimedAt + START_WITHIN));
    await queue.hasRoom();
  }
  await queue.idle();
}

/** Lets pages see the progress after each so many results; each single batch would wake every open page. */
function inSteps(progress: Progress): (results: number) => Promise<void> {
  let unseen = 0;
  return async (results) => {
    unseen += results;
    if (unseen < STEP) return;
    const seen = unseen;
    unseen = 0;
    await progress(seen, null);
  };
}

/** Sets the alarm for the next thing that is due; the regular alarm is there in any case. */
export async function scheduleNextWake(deps: Pick<Deps, 'now' | 'stores' | 'alarms'>): Promise<void> {
  const next = await deps.stores.nextWake(deps.now());
  if (next !== null) await deps.alarms.wakeAt(wakeFor(next, deps.now()));
}
