/** Long enough for every documented code and most sentences. */
const LONGEST = 200;

/** No more than this of a text is ever looked at: who sends more has no sentence to say. */
const READ_AT_MOST = 4096;

/** A run without a blank, a quote or a bracket. Linear: nothing in it can be matched in two ways. */
const RUN = /[^\s"'`<>()[\]{},;]{16,}/g;

/** Error codes in words are shorter than this. */
const LONGEST_WORD = 40;

/** What looks like a token: a long run that holds a digit, or one that is longer than any word. */
function looksLikeToken(run: string): boolean {
  return run.length > LONGEST_WORD || /\d/.test(run);
}

/**
 * A provider's own words, made safe to store and to show: some servers repeat in their errors what they were sent.
 * What looks like a token is left out, and the length is bounded. The time it takes is bounded, too, whatever is sent.
 */
export function providerWords(text: string): string {
  return text
    .slice(0, READ_AT_MOST)
    .replace(RUN, (run) => (looksLikeToken(run) ? '…' : run))
    .slice(0, LONGEST);
}
