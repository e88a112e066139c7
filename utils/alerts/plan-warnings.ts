import { type AlertRow, NEVER } from '@/utils/db/rows';
import type { HumanNeeded } from '@/utils/health/grant';
import {
  reachedStep,
  WARNING_STEPS,
  type WarningStep,
  warningDistances,
  warningSlack,
} from '@/utils/health/warnings';

/** A login whose end is near, or of which a warning is on file. */
export interface EndingLogin {
  readonly loginId: string;
  /** When only its person can keep it alive; null where no end is known, or none counts: it is dead or unlinked. */
  readonly end: HumanNeeded | null;
  /** When the person last signed in; null once unlinked. */
  readonly grantedAt: number | null;
  /** Whether the person has put its task off. */
  readonly shelved: boolean;
}

/** What becomes of the outbox. */
export interface PlannedWarnings {
  readonly raise: readonly AlertRow[];
  /** Keys of warnings that are not true any more: what was not sent is not sent, what was may be told anew one day. */
  readonly drop: readonly string[];
}

const PREFIX = 'ends|';

/** @returns the key of a warning: one row per login and step */
export function warningKey(loginId: string, step: WarningStep): string {
  return `${PREFIX}${step}|${loginId}`;
}

/** @returns the step that a key is about; null for another alert's */
export function stepOfKey(key: string): WarningStep | null {
  return WARNING_STEPS.find((step) => key.startsWith(`${PREFIX}${step}|`)) ?? null;
}

/** What all keys of warnings begin with. */
export const WARNING_PREFIX = PREFIX;

/**
 * Plans the warnings of logins that end. A step is told once for one end, the most urgent alone where several were reached
 * meanwhile, and whenever it is looked at: a browser that was closed delays a warning and skips none. A date that has
 * moved away, or a new sign-in, takes back what waits and lets the steps begin anew.
 */
export function planWarnings(
  logins: readonly EndingLogin[],
  known: readonly AlertRow[],
  now: number,
): PlannedWarnings {
  const byKey = new Map(known.map((alert) => [alert.key, alert]));
  const raise: AlertRow[] = [];
  const drop: string[] = [];
  for (const login of logins) {
    const kept = WARNING_STEPS.filter((step) => {
      const alert = byKey.get(warningKey(login.loginId, step));
      if (!alert) return false;
      if (!isOver(login, step, alert, now)) return true;
      drop.push(alert.key);
      return false;
    });
    raise.push(...raisedFor(login, kept, now));
  }
  return { raise, drop };
}

function raisedFor(
  { loginId, end, shelved }: EndingLogin,
  kept: readonly WarningStep[],
  now: number,
): AlertRow[] {
  const step = end && !shelved ? reachedStep(end, now) : null;
  if (step === null || kept.includes(step)) return [];
  const key = warningKey(loginId, step);
  const onFile = new Set(kept.map((one) => warningKey(loginId, one)));
  return toldUpTo(loginId, step, now)
    .filter((row) => !onFile.has(row.key))
    .map((row) => (row.key === key ? { ...row, sentAt: NEVER } : row));
}

/** @returns a step and all before it as told: what is told last says all that they would have said */
export function toldUpTo(loginId: string, step: WarningStep, now: number): AlertRow[] {
  return WARNING_STEPS.slice(0, WARNING_STEPS.indexOf(step) + 1).map((one) => ({
    key: warningKey(loginId, one),
    loginId,
    createdAt: now,
    sentAt: now,
  }));
}

/** Whether a warning is not true any more. By a clock that was set back nothing is: it will come forward again. */
function isOver({ end, grantedAt }: EndingLogin, step: WarningStep, alert: AlertRow, now: number): boolean {
  if (grantedAt === null || grantedAt > alert.createdAt) return true;
  // Dead, or with another end that Relink moves itself: what was told stays told, what was not has nothing to say.
  const distances = end && warningDistances(end);
  if (!distances) return alert.sentAt === NEVER;
  if (now < alert.createdAt) return false;
  return end.at - now > distances[step] + warningSlack(end);
}
