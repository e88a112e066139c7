import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST } from '@/utils/core/bounds';
import { ask } from '@/utils/http/converse';
import type { HttpRequest } from '@/utils/http/messages';
import { readAnswer } from '@/utils/http/read-answer';

const URL_ASKED = 'https://server.example/me';
const MILLION = 'a'.repeat(1_000_000);

test('no text of an answer is longer than a token may be, in body and headers', async () => {
  const body = { name: MILLION, inner: [{ error: MILLION }], access_token: MILLION };
  const answer = await readAnswer(
    URL_ASKED,
    Response.json(body, { status: 401, headers: { 'www-authenticate': MILLION } }),
    [],
  );
  for (const text of JSON.stringify([answer.json, answer.headers]).split('"'))
    expect(text.length).toBeLessThanOrEqual(LONGEST.token + 1);
});

test('takes a body of brackets only for one that cannot be read', async () => {
  const answer = await readAnswer(URL_ASKED, new Response('['.repeat(2_000_000)), []);
  expect(answer.json).toBeUndefined();
  const deep = await readAnswer(URL_ASKED, new Response(`${'['.repeat(500_000)}${']'.repeat(500_000)}`), []);
  expect(deep.status).toBe(200);
});

/** Passwords and tokens as they can travel in a header. */
const secret = fc.string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 200 }).filter((text) => {
  return text.trim() === text && !text.includes('…');
});

const REQUESTS: readonly ((secret: string) => HttpRequest)[] = [
  (value) => ({ url: URL_ASKED, headers: { authorization: `Bearer ${value}` } }),
  (value) => ({ url: URL_ASKED, headers: { Authorization: `DPoP ${value}` } }),
  (value) => ({
    url: URL_ASKED,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: value }).toString(),
  }),
  (value) => ({
    url: URL_ASKED,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: 'anna', password: value }),
  }),
];

const WAYS: readonly ((secret: string) => string)[] = [
  (value) => value,
  (value) => encodeURIComponent(value),
  (value) => Buffer.from(value).toString('base64'),
  (value) => Buffer.from(value).toString('base64url'),
];

test('what was sent does not come in again, whichever way it was sent and is repeated', async () => {
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.constantFrom(...REQUESTS),
      fc.constantFrom(...WAYS),
      fc.constantFrom(200, 400, 401, 403),
      async (value, request, way, status) => {
        const echo = way(value);
        const body = { error: `no ${echo}.`, name: echo, inner: { list: [echo] } };
        const headers = { 'www-authenticate': `Bearer error_description="${encodeURIComponent(value)}"` };
        const answer = await ask(request(value), async () => Response.json(body, { status, headers }));
        expect(answer.json).toEqual({ error: 'no ….', name: '…', inner: { list: ['…'] } });
        expect(answer.headers['www-authenticate']).toBe('Bearer error_description="…"');
      },
    ),
  );
});

test('a renewal may bring the same token again', async () => {
  const request = REQUESTS[2]?.('refresh-token-of-anna');
  if (!request) throw new Error('no request');
  const body = {
    access_token: 'new',
    refresh_token: 'refresh-token-of-anna',
    scope: 'refresh-token-of-anna',
  };
  const answer = await ask(request, async () => Response.json(body));
  expect(answer.json).toEqual({ access_token: 'new', refresh_token: 'refresh-token-of-anna', scope: '…' });
});
