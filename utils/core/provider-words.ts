/** Long enough for every documented code and most sentences. */
const LONGEST = 200;

/** What looks like a token: a long run without a blank that holds a digit. Words and error codes hold none. */
const TOKEN_LIKE = /(?=[\w\-.~+/=]*\d)[\w\-.~+/=]{16,}/g;

/**
 * A provider's own words, made safe to store and to show: some servers repeat in their errors what they were sent.
 * What looks like a token is left out, and the length is bounded.
 */
export function providerWords(text: string): string {
  return text.replace(TOKEN_LIKE, '…').slice(0, LONGEST);
}
