import { FAILURE_CODES, type FailureCode, type FailureDetail } from '@/utils/core/failure';

/** A failure as pages show it. */
export interface ShownFailure {
  readonly code: FailureCode;
  readonly detail: FailureDetail;
}

const TEXTS = [
  'network',
  'host',
  'expected',
  'actual',
  'providerCode',
  'providerText',
  'field',
  'redirectUri',
  'problem',
  'proposal',
  'read',
] as const;

/**
 * Reads a failure that arrived as a message; one that cannot be read is still told, as unexpected. By hand, because it
 * belongs to the popup's first frame: a library of schemas would be a quarter of what that loads.
 */
export function readFailure(failure: unknown): ShownFailure {
  if (!isRecord(failure) || !isRecord(failure.detail)) return UNEXPECTED;
  const code = FAILURE_CODES.find((known) => known === failure.code);
  const detail = readDetail(failure.detail);
  return code && detail ? { code, detail } : UNEXPECTED;
}

const UNEXPECTED: ShownFailure = { code: 'unexpected', detail: {} };

function readDetail({ origins, ...texts }: Readonly<Record<string, unknown>>): FailureDetail | null {
  const named = TEXTS.filter((name) => texts[name] !== undefined).map((name) => [name, texts[name]] as const);
  if (!named.every(([, text]) => typeof text === 'string')) return null;
  const detail: FailureDetail = Object.fromEntries(named);
  if (origins === undefined) return detail;
  return isTexts(origins) ? { ...detail, origins } : null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** @returns the failure of whoever may not talk to these hosts */
export function withheldFailure(origins: readonly string[]): ShownFailure {
  const [first] = origins;
  return {
    code: 'host_permission_missing',
    detail: { origins: [...origins], ...(first ? { host: new URL(first.replace('*', '')).host } : {}) },
  };
}
