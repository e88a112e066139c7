import { DAY } from '@/utils/core/time';
import type { HumanNeeded } from './grant';
import { warningWindow } from './profile-state';

/** The steps of a warning: well ahead, when it gets urgent, and at the end. */
export const WARNING_STEPS = ['ahead', 'soon', 'end'] as const;
export type WarningStep = (typeof WARNING_STEPS)[number];

/** Three days, or a fourteenth of the grant's life where that is shorter. */
const SOON = { days: 3, part: 14 } as const;

/**
 * How long before its end a person is warned of a grant (milliseconds): ten days and three days, less where it lives
 * shorter (of two weeks, nearly three days and one day).
 * @returns null for a grant that lives less than a day: that is no warning but what it is
 */
export function warningDistances(
  end: Pick<HumanNeeded, 'since' | 'at'>,
): Readonly<Record<WarningStep, number>> | null {
  const life = end.at - end.since;
  if (life < DAY) return null;
  return { ahead: warningWindow(end), soon: Math.min(SOON.days * DAY, life / SOON.part), end: 0 };
}

/** @returns the most urgent step that has been reached at `now`, late ones included; null before the first */
export function reachedStep(end: Pick<HumanNeeded, 'since' | 'at'>, now: number): WarningStep | null {
  const distances = warningDistances(end);
  if (!distances) return null;
  return WARNING_STEPS.findLast((step) => end.at - now <= distances[step]) ?? null;
}

/**
 * How much further away than its step the end must be before the step counts as not reached any more: an estimated date
 * moves by hours with every check, and nobody wants to be warned of the same end twice.
 */
export function warningSlack({ since, at }: Pick<HumanNeeded, 'since' | 'at'>): number {
  return Math.min(DAY, Math.max(0, at - since) / SOON.part);
}
