import { acceptedValue } from './typed';
import { readAddress, readServer } from './typed-address';

/**
 * Reads an address that a person typed: `https://` may be missing.
 * @throws Failure `bad_input` naming the field, or `insecure_address` for plain http outside this computer
 */
export function parseAddress(input: string | undefined, field: string): URL {
  return new URL(acceptedValue(readAddress(input ?? ''), field));
}

/**
 * Reads the server out of what a person typed: a host name, an address of a page on it, or a handle (`@anna@example.com`).
 * @returns the server's origin, in lower case
 * @throws Failure `bad_input` or `insecure_address`
 */
export function parseServer(input: string | undefined, field = 'Server'): string {
  return acceptedValue(readServer(input ?? ''), field);
}
