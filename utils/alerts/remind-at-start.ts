import { HOUR } from '@/utils/core/time';
import { NEVER } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';
import { showTogether } from './deliver';
import { toldUpTo, WARNING_PREFIX } from './plan-warnings';
import { endingOf, stepOf } from './told';

type RemindDeps = Pick<Deps, 'now' | 'stores' | 'network' | 'notifications' | 'locks'>;

const PREFIX = 'start|';

/** Whoever was warned within this time needs no reminder. */
const FRESH = 20 * HOUR;

/**
 * Asks once a day, when the browser starts, for what ends soon: one notification, whose click opens Relink there. What was
 * warned of a moment ago is not asked for again.
 */
export function remindAtStart(deps: RemindDeps): Promise<void> {
  const { stores } = deps;
  return deps.locks.exclusive('alerts', async () => {
    const now = deps.now();
    const key = `${PREFIX}${dayOf(now)}`;
    const [before, warnings, tasks] = await Promise.all([
      stores.alertsLike(PREFIX),
      stores.alertsLike(WARNING_PREFIX),
      stores.expiringTasks(now),
    ]);
    if (tasks.length === 0 || before.some((alert) => alert.key === key)) return;
    if (warnings.some(({ sentAt }) => sentAt !== NEVER && now - sentAt < FRESH)) return;
    const read = await Promise.all(tasks.map(({ loginId }) => endingOf(deps, loginId)));
    // What cannot be checked any more until somebody signs in may have no date that is near.
    const told = read.flatMap((one) => {
      const step = one && stepOf(one.login, now);
      return one && step ? [{ ...one, step }] : [];
    });
    if (!(await showTogether(deps, 'ending', told))) return;
    // A sweep that runs at the same time has nothing to add.
    const steps = told.flatMap(({ login: { id }, step }) => toldUpTo(id, step, now));
    await stores.replaceAlerts(
      before.map((alert) => alert.key),
      [{ key, loginId: null, createdAt: now, sentAt: now }, ...steps],
    );
  });
}

/** The day of the computer's calendar, such as "2027-3-14". */
function dayOf(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');
}
