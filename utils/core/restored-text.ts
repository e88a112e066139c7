/** The words for what a reconnect brought back: the same on a page and in a notification. */

/** What the profiles of a network are called. */
export interface ProfileNoun {
  readonly one: string;
  readonly many: string;
}

/** More names than this are counted. */
const NAMED = 3;

function counted(count: number, noun: ProfileNoun): string {
  return `${count} ${count === 1 ? noun.one : noun.many}`;
}

/** @returns what works again, without a full stop; the numbers say at once when it is not everything */
export function restoredTitle(
  names: readonly string[],
  missing: readonly string[],
  noun: ProfileNoun,
): string {
  const all = names.length + missing.length;
  if (missing.length > 0) {
    if (all === 1) return `${missing[0]} is still not connected`;
    if (names.length === 0) return `None of ${counted(all, noun)} is connected again`;
    return `${names.length} of ${counted(all, noun)} ${names.length === 1 ? 'is' : 'are'} connected again`;
  }
  const [first, ...others] = names;
  if (first === undefined) return 'Access was granted again';
  if (others.length === 0) return `${first} is connected again`;
  return `${first} and ${counted(others.length, noun)} are connected again`;
}

/** @returns names, the first ones of many: "A, B, C and 4 more" */
export function namesText(names: readonly string[]): string {
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** @returns what did not come back: "Missing: Acme Bakery" */
export function missingText(missing: readonly string[]): string {
  return `Missing: ${namesText(missing)}`;
}
