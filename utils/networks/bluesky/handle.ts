import {
  accepted,
  acceptedValue,
  cleanText,
  problem,
  quoted,
  type ReadTyped,
} from '@/utils/networks/shared/typed';

export const HANDLE_FIELD = 'Handle';

/** https://atproto.com/specs/handle#handle-identifier-syntax */
const HANDLE = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The address of a profile, as it is copied out of the browser or typed without its beginning. */
const PROFILE = /^(?:https?:\/\/)?(?:www\.)?bsky\.app\/profile\/([^/?#]+).*$/i;

/** Where most accounts have their handle. */
const USUAL = '.bsky.social';

/** Reads a handle as typed or pasted: a leading @, capitals, invisible characters and the profile's address are common. */
export function readHandle(input: string): ReadTyped {
  const typed = cleanText(input).replace(PROFILE, '$1').replace(/^@/, '');
  const handle = typed.toLowerCase();
  if (typed === '') return problem(`Type your handle, such as name${USUAL}.`);
  if (isHandle(handle)) return accepted(handle);
  const [name = '', ...rest] = handle.split('@');
  if (rest.length > 0) {
    return problem(
      `${quoted(typed)} is an e-mail address. Relink signs in with the handle that your profile shows.`,
      usual(name),
    );
  }
  if (!/[.\s]/.test(handle))
    return problem(`${quoted(typed)} is not the whole handle: it ends with a domain.`, usual(handle));
  return problem(
    `${quoted(typed)} is not a handle: it has letters, digits, hyphens and dots only.`,
    isHandle(handle.replace(/\s+/g, '')) ? handle.replace(/\s+/g, '') : null,
  );
}

/** @throws Failure `bad_input` */
export function parseHandle(input: string | undefined): string {
  return acceptedValue(readHandle(input ?? ''), HANDLE_FIELD);
}

function isHandle(handle: string): boolean {
  return handle.length <= 253 && HANDLE.test(handle);
}

function usual(name: string): string | null {
  return isHandle(`${name}${USUAL}`) && !name.includes('.') ? `${name}${USUAL}` : null;
}
