/**
 * Good enough for rules about our own formatted code: a scanner of whole languages is not needed to find an import or a
 * call. Comments and texts are matched together, so that neither hides in the other.
 */
const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;

/** Removes the comments of a TypeScript or CSS text. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_TEXT, (match) => (match.startsWith('/') ? ' ' : match));
}

/** Empties the single-line texts of a code without comments. Templates stay: they hold code. */
export function withoutTexts(code: string): string {
  return code.replace(COMMENT_OR_TEXT, (match) => (match.startsWith('/') ? match : "''"));
}
