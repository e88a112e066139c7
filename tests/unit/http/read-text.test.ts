import { describe, expect, test } from 'vitest';
import { readText } from '@/utils/http/read-text';
import { discover } from '@/utils/oauth/discover';

const HOST = 'net.example';

/** A body that never ends; counts how often it was asked for more. */
function endless() {
  const asked = { times: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      asked.times += 1;
      controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
    },
    cancel: () => {
      asked.cancelled = true;
    },
  });
  return { asked, body };
}

describe('readText', () => {
  test('reads text in pieces, also where a letter is split', async () => {
    const bytes = new TextEncoder().encode('Café');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readText(new Response(body), HOST)).toBe('Café');
    expect(await readText(new Response(null, { status: 204 }), HOST)).toBe('');
  });

  test('gives up on a body without an end', async () => {
    const { asked, body } = endless();
    await expect(readText(new Response(body), HOST)).rejects.toMatchObject({ code: 'malformed' });
    expect(asked).toEqual({ times: expect.any(Number), cancelled: true });
    expect(asked.times).toBeLessThan(10);
  });

  test('a body that breaks off is no answer', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('lost')) });
    await expect(readText(new Response(body), HOST)).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('metadata without an end is given up on too', async () => {
    const headers = { 'content-type': 'application/json' };
    const found = discover('https://net.example', async () => new Response(endless().body, { headers }));
    await expect(found).rejects.toMatchObject({ code: 'malformed' });
  });
});
