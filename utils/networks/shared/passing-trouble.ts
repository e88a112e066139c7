import type { UnknownReason } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import { retryAfterMs } from './retry-after';

/** An answer that proves nothing. */
export function unknown(
  reason: UnknownReason,
  retryAfter?: number,
  code: string | null = null,
  subcode: string | null = null,
): Diagnosis {
  const reading = { kind: 'unknown', reason, ...(retryAfter === undefined ? {} : { retryAfter }) } as const;
  return diagnosis(reading, code, subcode);
}

/**
 * What is the matter with the server rather than with the login: too many requests, or a failure of its own. Whatever
 * such an answer says besides is not believed.
 * @returns null when it is neither
 */
export function passingTrouble(answer: HttpAnswer): Diagnosis | null {
  const { status, headers } = answer;
  if (status === 429) return unknown('rate_limited', retryAfterMs(headers));
  if (status >= 500 || status === 408) return unknown('outage', retryAfterMs(headers));
  return null;
}

/** An answer that no table knows: a body that cannot be read, or words that are new to us. */
export function unreadable(answer: HttpAnswer, code: string | null = null): Diagnosis {
  return unknown(answer.json === undefined ? 'malformed' : 'unconfirmed', undefined, code);
}

/** The SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Whether the server refused without a word. */
export function isBare(answer: HttpAnswer): boolean {
  return answer.json === undefined && answer.digest === EMPTY;
}
