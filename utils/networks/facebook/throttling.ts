import * as v from 'valibot';
import { MINUTE } from '@/utils/core/time';
import type { HttpAnswer } from '@/utils/http/messages';
import { boundedWait, retryAfterMs } from '@/utils/networks/shared/retry-after';
import { wordsText } from '@/utils/networks/shared/schemas';

/** https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
const LIMIT_CODES = new Set([4, 17, 32, 341, 613, 80_014]);

/** Limits of the business use cases, one code per product. */
const BUSINESS_LIMITS = { first: 80_000, last: 80_009 };

export function isLimitCode(code: number): boolean {
  return LIMIT_CODES.has(code) || (code >= BUSINESS_LIMITS.first && code <= BUSINESS_LIMITS.last);
}

const minutes = v.fallback(v.number(), 0);
const usage = v.record(wordsText, v.array(v.object({ estimated_time_to_regain_access: minutes })));

/**
 * How long Graph wants us to stay away, in milliseconds: calling on while throttled makes it longer.
 * @returns undefined where it does not say
 */
export function throttledFor(answer: HttpAnswer): number | undefined {
  const parsed = v.safeParse(usage, parseJson(answer.headers['x-business-use-case-usage']));
  const waits = parsed.success
    ? Object.values(parsed.output).flatMap((cases) => cases.map((one) => one.estimated_time_to_regain_access))
    : [];
  const longest = Math.max(0, ...waits);
  return longest > 0 ? boundedWait(longest * MINUTE) : retryAfterMs(answer.headers);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
