import { MINUTE } from '@/utils/core/time';
import type { Time } from '../clock/time.ts';
import type { Context } from './context.ts';

/** As `entrypoints/offscreen` does. */
const PACE = 5 * MINUTE;

/** The timer of an offscreen page, which no clock moves: it wakes the worker for as long as the page lives. */
export function keepPace(time: Time, page: Context, beat: () => void): void {
  const cancel = time.after(PACE, () => {
    if (!page.alive) return;
    beat();
    keepPace(time, page, beat);
  });
  page.onEnd(cancel);
}
