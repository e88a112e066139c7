import { DAY } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { WARNING_STEPS } from '@/utils/health/warnings';
import type { Deps } from '@/utils/ports/deps';
import { loginFacts } from '@/utils/states/dated';
import { isShelved } from '@/utils/tasks/shelf';
import { deliverAlerts } from './deliver';
import { type EndingLogin, planWarnings, WARNING_PREFIX, warningKey } from './plan-warnings';

type WarnDeps = Pick<Deps, 'now' | 'stores' | 'network' | 'notifications' | 'locks'>;

/** No step lies further ahead of an end. */
const FURTHEST = 10 * DAY;

/**
 * Warns of the ends that came near since the last time, and takes back what is not true any more. To be called while
 * servers say that this clock is right: by another one a date would be near or far by mistake.
 */
export async function warnAhead(deps: WarnDeps): Promise<void> {
  const { stores } = deps;
  const now = deps.now();
  const known = await stores.alertsLike(WARNING_PREFIX);
  const told = known.flatMap(({ loginId }) => loginId ?? []);
  const [logins, shelved] = await Promise.all([
    stores.loginsEndingBy(now + FURTHEST, told),
    stores.shelvedTasks(now),
  ]);
  const putOff = new Set(shelved.filter((task) => isShelved(task, now)).map(({ loginId }) => loginId));
  const plan = planWarnings(
    logins.map((login) => endingOf(login, putOff.has(login.id))),
    known,
    now,
  );
  const gone = keysOfGone(told, logins);
  if (plan.raise.length + plan.drop.length + gone.length === 0) return;
  await stores.replaceAlerts([...plan.drop, ...gone], plan.raise);
  await deliverAlerts(deps);
}

function endingOf(login: LoginRow, shelved: boolean): EndingLogin {
  const { humanNeeded } = loginFacts(login);
  const grantedAt = login.grant?.grantedAt ?? null;
  return { loginId: login.id, end: login.death ? null : humanNeeded, grantedAt, shelved };
}

/** Warnings of logins that are not there any more. */
function keysOfGone(told: readonly string[], logins: readonly LoginRow[]): string[] {
  const there = new Set(logins.map(({ id }) => id));
  const gone = [...new Set(told)].filter((id) => !there.has(id));
  return gone.flatMap((id) => WARNING_STEPS.map((step) => warningKey(id, step)));
}
