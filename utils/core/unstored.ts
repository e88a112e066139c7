/** Held, with the login's id behind it, by the page that keeps renewed tokens in memory: it dies with the page. */
export const UNSTORED = 'unstored:';

/** @returns the logins whose renewed tokens are in memory only, by the names of the locks that are held */
export function unstoredLogins(held: readonly string[]): readonly string[] {
  return held.filter((name) => name.startsWith(UNSTORED)).map((name) => name.slice(UNSTORED.length));
}
