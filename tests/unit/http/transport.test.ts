import { describe, expect, test, vi } from 'vitest';
import { converse } from '@/utils/http/converse';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { createTransport } from '@/utils/http/transport';

const failing = (error: unknown) => async () => {
  throw error;
};

describe('createTransport', () => {
  test.each([
    ['offline', false, new TypeError('Failed to fetch'), 'offline'],
    ['no answer', true, new TypeError('Failed to fetch'), 'unreachable'],
    ['too slow', true, new DOMException('signal timed out', 'TimeoutError'), 'timed_out'],
  ])('%s', async (_, online, error, code) => {
    const send = createTransport(failing(error), () => online);
    await expect(send('https://a.example/x')).rejects.toMatchObject({ code });
  });

  test('gives up on an answer that does not come within twenty seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    const seen: (AbortSignal | null | undefined)[] = [];
    const send = createTransport(
      async (_, init) => {
        seen.push(init?.signal);
        return new Response('{}');
      },
      () => true,
    );
    await send('https://a.example/x');
    expect(timeout).toHaveBeenCalledExactlyOnceWith(20_000);
    expect(seen).toEqual([timeout.mock.results[0]?.value]);
  });

  test('sends no cookies and no referrer, follows no redirect, and asks anew each time', async () => {
    let seen: RequestInit | undefined;
    const send = createTransport(
      async (_, init) => {
        seen = init;
        return new Response('{}');
      },
      () => true,
    );
    await send('https://a.example/x');
    expect(seen).toMatchObject({
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });
});

describe('converse', () => {
  function* two(): Conversation<HttpAnswer[]> {
    const first = yield { url: 'https://a.example/first?access_token=secret' };
    const second = yield { url: 'https://a.example/second', method: 'POST', body: 'x' };
    return [first, second];
  }

  test('carries requests out in order and keeps no query in the facts', async () => {
    const asked: string[] = [];
    const [first, second] = await converse(two(), async (url, init) => {
      asked.push(`${init?.method} ${url}`);
      return Response.json({ n: asked.length }, { headers: { 'Retry-After': '7' } });
    });
    expect(asked).toEqual([
      'GET https://a.example/first?access_token=secret',
      'POST https://a.example/second',
    ]);
    expect(JSON.stringify([first, second])).not.toContain('secret');
    expect(first).toMatchObject({ status: 200, json: { n: 1 }, path: '/first', digest: '' });
    expect(first?.headers['retry-after']).toBe('7');
  });

  test('a refusal is told apart from another by its body, of which only a digest is kept', async () => {
    const [first, second] = await converse(two(), async (url) => new Response(`no ${url}`, { status: 403 }));
    expect(first?.json).toBeUndefined();
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.digest).not.toBe(second?.digest);
  });

  test('a body that breaks off is no answer', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('reset')) });
    await expect(converse(two(), async () => new Response(broken))).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});
