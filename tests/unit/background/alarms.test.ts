import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alarms } from '@/utils/browser/alarms';
import { DAY, MINUTE } from '@/utils/core/time';

beforeEach(() => fakeBrowser.reset());

test('the regular alarm is left alone, unless its period is another or a clock that ran ahead has set it', async () => {
  const create = vi.spyOn(browser.alarms, 'create');
  const now = Date.now();
  await alarms.wakeEvery(15 * MINUTE, now);
  await alarms.wakeEvery(15 * MINUTE, now + 5 * MINUTE);
  expect(create).toHaveBeenCalledTimes(1);
  await alarms.wakeEvery(30 * MINUTE, now);
  expect(create).toHaveBeenCalledTimes(2);
  await alarms.wakeEvery(30 * MINUTE, now - DAY);
  expect(create).toHaveBeenCalledTimes(3);
});

test('a regular alarm that did not ring is overtaken by one that is due before all others, so that the browser looks again', async () => {
  const now = Date.now();
  await alarms.wakeEvery(15 * MINUTE, now);
  const create = vi.spyOn(browser.alarms, 'create');
  await alarms.wakeEvery(15 * MINUTE, now + 15 * MINUTE);
  expect(create).not.toHaveBeenCalled();
  await alarms.wakeEvery(15 * MINUTE, now + 17 * MINUTE);
  expect(create).toHaveBeenCalledExactlyOnceWith('next', { when: 1 });
});
