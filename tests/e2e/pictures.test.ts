import type { Page } from 'puppeteer';
import { expect, test, vi } from 'vitest';
import { rows } from './harness/database.ts';
import { checkNow } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

interface PictureRow {
  readonly profileId: string;
  readonly url: string;
  readonly picture: object | null;
  readonly dueAt: number;
}

const pictures = ({ relink }: Stage) => rows<PictureRow>(relink.observer, 'pictures');

/** Waits until every picture was asked for, or refused, and the last answer is stored. */
async function untilLoaded(stage: Stage): Promise<readonly PictureRow[]> {
  const { observer } = stage.relink;
  return vi.waitFor(
    async () => {
      const found = await pictures(stage);
      expect(found).not.toEqual([]);
      expect(found.filter(({ dueAt }) => dueAt <= Date.now())).toEqual([]);
      // Whoever loads pictures has claimed them, and holds this lock until the end.
      const { held = [] } = await observer.evaluate(() => navigator.locks.query());
      expect(held.map(({ name }) => name)).not.toContain('pictures');
      return pictures(stage);
    },
    { timeout: 15_000, interval: 100 },
  );
}

const shown = (page: Page) =>
  page.waitForFunction(() => {
    const images = [...document.querySelectorAll('.avatar img')];
    const isDrawn = (image: Element) => image instanceof HTMLImageElement && image.naturalWidth > 0;
    return images.length > 0 && images.every(isDrawn) ? images.length : null;
  });

test('pictures are loaded once after connecting, and no page asks anybody for anything', async () => {
  const stage = await setStage();
  const { sandbox, relink } = stage;
  await connectAt(stage, 'facebook');
  const found = await untilLoaded(stage);
  expect(found).toHaveLength(3);
  expect(found.filter(({ picture }) => picture === null)).toEqual([]);
  sandbox.control.account('facebook', 'anna', 'change-password');
  await checkNow(relink);
  await relink.untilBadge('3');

  sandbox.requests.clear();
  sandbox.pictures.clear();
  const popup = await relink.popup();
  expect(await (await shown(popup)).jsonValue()).toBe(3);
  const dashboard = await relink.dashboard('#/profiles');
  expect(await (await shown(dashboard)).jsonValue()).toBe(3);
  expect(await dashboard.$$eval('img', (images) => images.map(({ src }) => new URL(src).protocol))).toEqual([
    'blob:',
    'blob:',
    'blob:',
  ]);
  expect(sandbox.requests.all).toEqual([]);
  expect(sandbox.pictures.all).toEqual([]);
});

test('a server that names somebody else’s host, or one near home, for its picture is not followed', async () => {
  const stage = await setStage();
  const { sandbox, relink } = stage;
  await connectAt(stage, 'mastodon');
  const [first] = await untilLoaded(stage);
  expect(first?.picture).not.toBeNull();
  for (const address of [
    'https://tracker.example/avatars/anna.png',
    'http://files.mastodon.example/avatars/anna.png',
    'https://127.0.0.1/avatars/anna.png',
    `https://127.0.0.1:${sandbox.port}/avatars/anna.png`,
    'https://192.168.1.1/avatars/anna.png',
  ]) {
    await relink.observer.evaluate(putPicture, { ...first, url: address, picture: null, dueAt: 0 });
    sandbox.pictures.clear();
    await checkNow(relink);
    const [refused] = await untilLoaded(stage);
    expect(refused).toMatchObject({ url: address, picture: null });
    expect(sandbox.pictures.all).toEqual([]);
    const popup = await relink.popup();
    await popup.waitForSelector('::-p-text(Connected)');
    expect(await popup.$$('img')).toEqual([]);
    await popup.close();
    expect(sandbox.pictures.all).toEqual([]);
  }
});

function putPicture(row: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('relink');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction('pictures', 'readwrite');
      work.objectStore('pictures').put(row);
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
