import { Failure } from '@/utils/core/failure';
import { isSecureUrl } from '@/utils/http/secure-url';

/** Control and formatting characters: they come along with copied text and are never part of an address. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** What was typed, without blanks around it and without characters that nobody sees. */
export function cleanText(input: string | undefined): string {
  return (input ?? '').replace(INVISIBLE, '').trim();
}

/**
 * Reads an address that a person typed: `https://` may be missing.
 * @throws Failure `bad_input` naming the field, or `insecure_address` for plain http outside this computer
 */
export function parseAddress(input: string | undefined, field: string): URL {
  const typed = cleanText(input);
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(address)) throw new Failure('bad_input', { field });
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') throw new Failure('bad_input', { field });
  if (!isSecureUrl(url.href)) throw new Failure('insecure_address', { host: url.host });
  return url;
}

/**
 * Reads the server out of what a person typed: a host name, an address of a page on it, or a handle (`@anna@example.com`).
 * @returns the server's origin, in lower case
 * @throws Failure `bad_input` or `insecure_address`
 */
export function parseServer(input: string | undefined, field = 'Server'): string {
  const typed = cleanText(input);
  const handle = /^@?[^@/:]+@([^@/]+)$/.exec(typed);
  return parseAddress(handle?.[1] ?? typed, field).origin;
}
