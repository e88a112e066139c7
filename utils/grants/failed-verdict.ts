import { Failure } from '@/utils/core/failure';
import { providerWords } from '@/utils/core/provider-words';
import type { Evidence } from '@/utils/health/evidence';
import { unknownReason } from '@/utils/health/from-failure';
import type { Verdict } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, Refusal } from '@/utils/networks/answers';
import { serverClock } from '@/utils/networks/shared/clocks';

export type FailedVerdict = Exclude<Verdict, { kind: 'ok' }>;

/** What was seen, without body, query or headers: nothing in it can be a token, even where the server repeats one. */
export function evidenceOf(answer: HttpAnswer, diagnosis: Diagnosis, at: number): Evidence {
  const { host, path, status } = answer;
  const { code, subcode } = diagnosis;
  const serverAt = serverClock(answer.headers);
  return {
    at,
    ...(serverAt === null ? {} : { serverAt }),
    host,
    path,
    status,
    code: code === null ? null : providerWords(code),
    subcode,
  };
}

/**
 * What an error on the way to an answer means for the login. Anything that is not a network's refusal proves nothing.
 * A `renew` or `mute` reading that reaches this point could not be followed up, and is weighed as it stands.
 */
export function failedVerdict(error: unknown, now: number): FailedVerdict {
  if (!(error instanceof Refusal)) {
    const evidence =
      error instanceof Failure && error.detail.host
        ? { at: now, host: error.detail.host, path: '', status: null, code: error.code, subcode: null }
        : null;
    return { kind: 'unknown', reason: unknownReason(error), retryAt: null, evidence };
  }
  const { reading } = error.diagnosis;
  const evidence = evidenceOf(error.answer, error.diagnosis, now);
  switch (reading.kind) {
    case 'dead':
      return { kind: 'dead', cause: reading.cause, proof: reading.proof, evidence };
    case 'renew':
      return { kind: 'dead', cause: reading.cause, proof: reading.proof ?? 'ambiguous', evidence };
    case 'app_problem':
      return { kind: 'app_problem', evidence };
    case 'unknown': {
      const retryAt = reading.retryAfter === undefined ? null : now + reading.retryAfter;
      const { read } = reading;
      const seen = read === undefined ? evidence : { ...evidence, read };
      return { kind: 'unknown', reason: reading.reason, retryAt, evidence: seen };
    }
    case 'limited':
    case 'mute':
      return { kind: 'unknown', reason: 'unconfirmed', retryAt: null, evidence };
  }
}
