/**
 * Reads a body as bytes.
 * @returns null for one that is longer than `longest`
 * @throws what the body breaks off with
 */
export async function readBytes(
  response: Response,
  longest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(longest);
  const reader = response.body?.getReader();
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.byteLength > longest) {
      void reader.cancel().catch(() => {});
      return null;
    }
    bytes.set(value, length);
    length += value.byteLength;
  }
  return bytes.slice(0, length);
}
