import type * as v from 'valibot';
import { safeParse } from 'valibot';
import type { Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';

/** Thrown inside a conversation when an answer ends it: what the answer proves, and where it came from. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly reading: Reading,
    readonly answer: HttpAnswer,
    /** The network's own code and subcode, for the evidence. */
    readonly code: string | null = null,
    readonly subcode: string | null = null,
  ) {
    super(`${answer.host} answered ${answer.status}`);
  }
}

/** Whether an answer is a JSON success. */
export function isJsonSuccess(answer: HttpAnswer): boolean {
  return answer.status >= 200 && answer.status < 300 && answer.json !== undefined;
}

/**
 * Reads a JSON success into the shape that the caller needs.
 * @throws Refusal with what `refuse` makes of the answer, or as malformed when the shape is another.
 */
export function expectAnswer<T>(
  answer: HttpAnswer,
  schema: v.GenericSchema<unknown, T>,
  refuse: (answer: HttpAnswer) => Refusal,
): T {
  if (!isJsonSuccess(answer)) throw refuse(answer);
  const parsed = safeParse(schema, answer.json);
  if (!parsed.success) throw new Refusal({ kind: 'unknown', reason: 'malformed' }, answer);
  return parsed.output;
}
