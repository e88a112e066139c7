import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '@/entrypoints/background';
import { registerInstall } from '@/entrypoints/background/load-rest';
import { createRest } from '@/entrypoints/background/rest';
import { RelinkDatabase } from '@/utils/db/database';

const sweep = vi.fn(async () => true);
/** What the second file leaves, of which an alarm needs no more. */
const rest = { ...createRest(), sweep, wake: async () => {}, tidyUp: async () => {} };
const importScripts = vi.fn((_path: string) => {
  globalThis.relinkRest = () => rest;
});
const addEventListener = vi.fn();

vi.mock('@/utils/browser/toolbar', () => ({ paintBadge: async () => {} }));

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('self', globalThis);
  globalThis.relinkRest = undefined;
  importScripts.mockClear();
  addEventListener.mockClear();
  vi.stubGlobal('addEventListener', addEventListener);
  vi.stubGlobal('importScripts', importScripts);
  for (const name of ['permissions', 'action'] as const) {
    Object.assign(browser[name], { onAdded: { addListener: vi.fn() } });
  }
  Object.assign(browser.runtime, { onConnect: { addListener: vi.fn() } });
});

test('an alarm evaluates the rest of the worker only when something is due', async () => {
  const alarm = { name: 'regular', scheduledTime: 0, persistAcrossSessions: true };
  const db = new RelinkDatabase();
  await db.settings.put({ key: 'lastAwake', value: Date.now() });
  background.main();
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  const isMarked = async () => performance.getEntriesByName('relink:nothing-due').length > 0;
  await vi.waitFor(async () => expect(await isMarked()).toBe(true));
  expect(importScripts).not.toHaveBeenCalled();

  await db.endings.put({ loginId: 'unlinked', askedAt: 0 });
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await vi.waitFor(() => expect(sweep).toHaveBeenCalled());
  expect(importScripts).toHaveBeenCalledExactlyOnceWith('/worker-rest.js');
});

describe('the installation', () => {
  /** Installs the worker. @returns what the browser waits for */
  function install(): Promise<unknown> {
    registerInstall();
    const waitUntil = vi.fn<(work: Promise<unknown>) => void>();
    for (const [type, listener] of addEventListener.mock.calls)
      if (type === 'install') listener(Object.assign(new Event('install'), { waitUntil }));
    return Promise.resolve(waitUntil.mock.calls[0]?.[0]);
  }

  test('reads the second file: a browser gives a worker no file later that it has not read by then', async () => {
    await install();
    expect(importScripts).toHaveBeenCalledExactlyOnceWith('/worker-rest.js');
  });

  test('fails where the second file cannot be read, so that the browser tries again', async () => {
    importScripts.mockImplementationOnce(() => {
      throw new DOMException('The disk is away.', 'NetworkError');
    });
    await expect(install()).rejects.toThrow('The disk is away.');
  });

  test('fails where the second file leaves nothing', async () => {
    importScripts.mockImplementationOnce(() => {});
    await expect(install()).rejects.toThrow('/worker-rest.js has left nothing.');
  });
});
