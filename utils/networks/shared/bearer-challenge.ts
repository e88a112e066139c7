import { cut, LONGEST } from '@/utils/core/bounds';
import type { HttpAnswer } from '@/utils/http/messages';

/** The error of a `WWW-Authenticate` challenge (RFC 6750 §3). */
export interface Challenge {
  readonly code: string;
  readonly text: string;
}

/** Reads the challenge; null where there is none or where it names no error. */
export function readChallenge(answer: HttpAnswer): Challenge | null {
  const header = cut(answer.headers['www-authenticate'] ?? '', LONGEST.words);
  const code = parameter(header, 'error');
  return code === null ? null : { code, text: parameter(header, 'error_description') ?? '' };
}

/** One auth-param, quoted or not (RFC 9110 §11.2). Linear: what ends one part of the pattern never begins the next. */
function parameter(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,"]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}
