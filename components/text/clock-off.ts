import { CLOCK_SLACK } from '@/utils/health/clock';
import { lengthOf } from './dates';

/** @returns what to say about a clock that is off by so much (milliseconds, positive where it is ahead), or null */
export function clockOffText(ahead: number): string | null {
  if (Math.abs(ahead) <= CLOCK_SLACK) return null;
  const side = ahead > 0 ? 'ahead' : 'behind';
  return `This computer’s clock is about ${lengthOf(Math.abs(ahead))} ${side}, so the dates here are off as well. Set it right in the computer’s settings.`;
}
