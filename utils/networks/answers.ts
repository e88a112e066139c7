import type * as v from 'valibot';
import { safeParse } from 'valibot';
import type { Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';

/** What an answer proves, with the network's own error code and subcode for the evidence. */
export interface Diagnosis {
  readonly reading: Reading;
  readonly code: string | null;
  readonly subcode: string | null;
}

/** A diagnosis for an answer that names no code of its own. */
export function diagnosis(
  reading: Reading,
  code: string | null = null,
  subcode: string | null = null,
): Diagnosis {
  return { reading, code, subcode };
}

/** Thrown inside a conversation when an answer ends it: what the answer proves, and where it came from. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly diagnosis: Diagnosis,
    readonly answer: HttpAnswer,
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
 * @throws Refusal with what `diagnose` makes of the answer, or as malformed when the shape is another.
 */
export function expectAnswer<T>(
  answer: HttpAnswer,
  schema: v.GenericSchema<unknown, T>,
  diagnose: (answer: HttpAnswer) => Diagnosis,
): T {
  if (!isJsonSuccess(answer)) throw new Refusal(diagnose(answer), answer);
  const parsed = safeParse(schema, answer.json);
  if (!parsed.success) throw new Refusal(diagnosis({ kind: 'unknown', reason: 'malformed' }), answer);
  return parsed.output;
}
