import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { optionalWords, wordsText } from '@/utils/networks/shared/schemas';

/** Codes are numbers in the documentation; some gateways quote them. */
const code = v.fallback(
  v.nullable(
    v.union([
      v.pipe(v.number(), v.integer()),
      v.pipe(
        wordsText,
        v.regex(/^-?\d{1,9}$/),
        v.transform((digits) => Number(digits)),
      ),
    ]),
  ),
  null,
);

const graphErrorBody = v.object({
  error: v.object({
    code,
    error_subcode: code,
    message: optionalWords,
    is_transient: v.fallback(v.boolean(), false),
  }),
});

/** An error of Graph: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export interface GraphError {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly message: string;
  readonly transient: boolean;
}

export function readGraphError(answer: HttpAnswer): GraphError | null {
  const parsed = v.safeParse(graphErrorBody, answer.json);
  if (!parsed.success) return null;
  const { code, error_subcode, message, is_transient } = parsed.output.error;
  return { code, subcode: error_subcode, message: message ?? '', transient: is_transient };
}
