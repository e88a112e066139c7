import { expect, test, vi } from 'vitest';
import { age, overwrite, rows } from './harness/database.ts';
import { checkNow } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import type { Relink } from './harness/relink.ts';
import { setStage } from './harness/stage.ts';

const HOUR = 3_600_000;

const openPages = ({ observer }: Relink): Promise<number> =>
  observer.evaluate(async () => {
    const types: chrome.runtime.ContextType[] = ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType];
    return (await chrome.runtime.getContexts({ contextTypes: types })).length;
  });

/** A sweep opens or closes the page after it has told its end, which is what a check waits for. */
const pagesBecome = (relink: Relink, count: number) =>
  vi.waitFor(async () => expect(await openPages(relink)).toBe(count), { timeout: 10_000 });

test('while alarms may sleep, a page stays open, and what it says wakes a worker that checks what is due', async () => {
  const { sandbox, relink } = await setStage();
  const { observer } = relink;
  await connectAt({ sandbox, relink }, 'mastodon');
  await checkNow(relink);
  await pagesBecome(relink, 0);

  // As after a clock that ran ahead, whose alarms wait for a moment that is an hour away.
  await overwrite(observer, 'settings', { key: 'alarmsAsleepUntil', value: Date.now() + HOUR });
  await checkNow(relink);
  await pagesBecome(relink, 1);

  await age(observer, 'logins', HOUR);
  await relink.stopWorker();
  const before = Date.now();
  await observer.evaluate(() => chrome.runtime.sendMessage({ id: 2, type: 'pace', timestamp: 1 }));
  await observer.waitForFunction(
    async (name, since) => {
      const sweep = await new Promise<{ endedAt: number | null }>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('sweeps').objectStore('sweeps').get('sweep');
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      });
      return sweep.endedAt !== null && sweep.endedAt >= since;
    },
    { polling: 50 },
    'relink',
    before,
  );
  const [login] = await rows<{ lastVerifiedAt: number }>(observer, 'logins');
  expect(login?.lastVerifiedAt).toBeGreaterThanOrEqual(before);

  await overwrite(observer, 'settings', { key: 'alarmsAsleepUntil', value: Date.now() - 1 });
  await checkNow(relink);
  await pagesBecome(relink, 0);
});
