/** Of a SHA-256: enough that nobody finds another text with the same start, short enough to be compared by eye. */
const LENGTH = 16;

/** @returns the first 64 bits of a text's SHA-256, in hex */
export async function shortHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, LENGTH);
}
