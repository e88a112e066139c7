import * as v from 'valibot';
import { FAILURE_CODES, type FailureCode, type FailureDetail } from '@/utils/core/failure';

/** A failure as pages show it. */
export interface ShownFailure {
  readonly code: FailureCode;
  readonly detail: FailureDetail;
}

const text = v.exactOptional(v.string());

const FailureSchema = v.object({
  code: v.picklist(FAILURE_CODES),
  detail: v.object({
    network: text,
    host: text,
    expected: text,
    actual: text,
    providerCode: text,
    providerText: text,
    field: text,
    origins: v.exactOptional(v.array(v.string())),
  }),
});

/** Reads a failure that arrived as a message; one that cannot be read is still told, as unexpected. */
export function readFailure(failure: unknown): ShownFailure {
  const parsed = v.safeParse(FailureSchema, failure);
  return parsed.success ? parsed.output : { code: 'unexpected', detail: {} };
}

/** @returns the failure of whoever may not talk to these hosts */
export function withheldFailure(origins: readonly string[]): ShownFailure {
  const [first] = origins;
  return {
    code: 'host_permission_missing',
    detail: { origins: [...origins], ...(first ? { host: new URL(first.replace('*', '')).host } : {}) },
  };
}
