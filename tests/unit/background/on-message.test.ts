import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerMessages } from '@/entrypoints/background/on-message';
import { createRest } from '@/entrypoints/background/rest';
import { COMMANDS } from '@/utils/messages/protocol';
import { createWorld } from '../world/world';

const ORIGIN = 'chrome-extension://relink';
type Listener = (message: unknown, sender: unknown, respond: (reply: unknown) => void) => unknown;

/** Sends a message as the browser would deliver it. @returns what the worker answers */
async function deliver(
  sender: { id: string; url: string },
  data: unknown,
  type = 'saveInterval',
): Promise<unknown> {
  const listeners: Listener[] = [];
  vi.stubGlobal('chrome', {
    runtime: {
      onMessage: { addListener: (listener: Listener) => listeners.push(listener), removeListener: () => {} },
    },
  });
  const world = await createWorld();
  registerMessages({ rest: async () => createRest(world.deps) });
  const [listener] = listeners;
  return new Promise((resolve) => {
    listener?.({ id: 1, type, data, timestamp: 1 }, sender, resolve);
  });
}

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('location', { origin: ORIGIN });
  const { removeAllListeners } = await import('@/utils/messages/messenger');
  removeAllListeners();
});

describe('a command', () => {
  const page = () => ({ id: browser.runtime.id, url: `${ORIGIN}/dashboard.html` });

  // One that nobody listens for would be told as a worker that was stopped.
  test.each(Object.keys(COMMANDS))('%s is heard, and nonsense is refused', async (name) => {
    expect(await deliver(page(), 'nonsense', name)).toMatchObject({ res: { ok: false, code: 'bad_input' } });
  });

  test('of a page of Relink is carried out', async () => {
    expect(await deliver(page(), { minutes: 30 })).toMatchObject({ res: { ok: true } });
  });

  test.each([
    ['another extension', () => ({ ...page(), id: 'somebody-else' })],
    ['a page of the web', () => ({ ...page(), url: 'https://evil.example/' })],
    ['a page whose address only begins alike', () => ({ ...page(), url: `${ORIGIN}.evil.example/` })],
  ])('of %s is refused', async (_, sender) => {
    expect(await deliver(sender(), { minutes: 30 })).toMatchObject({ res: { ok: false, code: 'bad_input' } });
  });

  test.each([[{ minutes: 1 }], [{ minutes: '30' }], [{}], [null], ['30']])(
    'with %j is refused',
    async (data) => {
      expect(await deliver(page(), data)).toMatchObject({ res: { ok: false, code: 'bad_input' } });
    },
  );
});
