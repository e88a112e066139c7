import { Failure } from '@/utils/core/failure';
import { cleanText } from '@/utils/networks/shared/server-address';

export const HANDLE_FIELD = 'Handle';

/** https://atproto.com/specs/handle#handle-identifier-syntax */
const HANDLE = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads a handle as typed or pasted: a leading @, capitals, invisible characters and the address of the profile are all
 * common.
 * @throws Failure `bad_input`
 */
export function parseHandle(input: string | undefined): string {
  const typed = cleanText(input).replace(/^https:\/\/bsky\.app\/profile\/([^/]+).*$/i, '$1');
  const handle = typed.replace(/^@/, '').toLowerCase();
  if (handle.length > 253 || !HANDLE.test(handle)) throw new Failure('bad_input', { field: HANDLE_FIELD });
  return handle;
}
