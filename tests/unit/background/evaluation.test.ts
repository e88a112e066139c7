import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '@/entrypoints/background';
import { RelinkDatabase } from '@/utils/db/database';

const evaluated = vi.hoisted(() => vi.fn());
const sweep = vi.hoisted(() => vi.fn(async () => true));

vi.mock('@/utils/browser/toolbar', () => ({ paintBadge: async () => {} }));
vi.mock('@/entrypoints/background/rest', () => {
  evaluated();
  return { createRest: () => ({ sweep, wake: async () => {}, tidyUp: async () => {} }) };
});

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('addEventListener', vi.fn());
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
  expect(evaluated).not.toHaveBeenCalled();

  await db.endings.put({ loginId: 'unlinked', askedAt: 0 });
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await vi.waitFor(() => expect(sweep).toHaveBeenCalled());
  expect(evaluated).toHaveBeenCalledOnce();
});
