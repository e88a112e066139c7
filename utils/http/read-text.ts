import { Failure } from '@/utils/core/failure';

/** Far above every answer that Relink asks for; a body without an end would fill the worker's memory. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Reads a body as text, up to four megabytes.
 * @throws Failure `malformed` for a longer one, `unreachable` when it breaks off
 */
export async function readText(response: Response, host: string): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw new Failure('unreachable', { host });
    });
    if (done) break;
    length += value.byteLength;
    if (length > LONGEST) {
      void reader.cancel().catch(() => {});
      throw new Failure('malformed', { host });
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
