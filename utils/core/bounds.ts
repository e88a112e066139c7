/** The longest text of each kind, in characters, that is taken from outside. All are far above what honest servers send. */
export const LONGEST = {
  id: 200,
  name: 200,
  handle: 320,
  /** Error codes and descriptions: read for their meaning, then bounded once more where they are kept. */
  words: 1000,
  url: 2048,
  /** A place in a list that goes on. */
  cursor: 2048,
  scope: 200,
  /** More does not fit into a request: servers take 8 to 16 kilobytes of headers. */
  token: 16_384,
  /** The address that a sign-in comes back with: holds a token or a code, and some words. */
  redirect: 65_536,
} as const;

/** The longest lists that are taken from outside. */
export const MOST = {
  /** Scopes, methods, tasks, pages: what a server lists in one answer. */
  texts: 300,
  /** Parts of a list that is read page by page. */
  parts: 200,
} as const;

/** @returns the beginning of a text, no longer than `longest`; half a character at the end is left out */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  const isHalf = last >= 0xd8_00 && last <= 0xdb_ff;
  return text.slice(0, isHalf ? longest - 1 : longest);
}
