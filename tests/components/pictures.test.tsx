// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Popup } from '@/components/popup/popup';
import type { PictureRow } from '@/utils/db/rows';
import { createTestPage, renderPage } from './render-page';
import { deadLogin, deadProfile } from './seed';

afterEach(cleanup);

const pictureRow = (profileId: string, size: number, first = 0): PictureRow => ({
  profileId,
  url: 'https://img.example/a.png',
  picture: { type: 'image/png', bytes: Uint8Array.from({ length: size }, () => first).buffer },
  askedAt: 1,
  dueAt: Number.MAX_SAFE_INTEGER,
});

const rows = {
  logins: [deadLogin('anna')],
  profiles: [
    deadProfile('p1', 'anna', { name: 'Acme Bakery', avatar: 'https://tracker.example/a.png' }),
    deadProfile('p2', 'anna', { name: 'Zoe Tea', avatar: 'https://tracker.example/b.png' }),
  ],
};

test('shows stored pictures out of the page’s own memory, and letters for the rest, and never an address', async () => {
  const { db, page } = await createTestPage(rows);
  await db.pictures.put(pictureRow('p1', 4));
  renderPage(page, <Popup />);
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(1));
  expect(document.querySelector('img')?.src).toMatch(/^blob:/);
  expect(screen.getByText('ZT')).toBeTruthy();
  expect(document.body.innerHTML).not.toContain('tracker.example');
});

test('a picture that arrives later takes the place of the letters', async () => {
  const { db, page } = await createTestPage(rows);
  const watch = vi.spyOn(page.live, 'watch');
  renderPage(page, <Popup />);
  await screen.findByText('AB');
  await db.pictures.put(pictureRow('p1', 4));
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(1));
  const first = document.querySelector('img')?.src;
  await db.pictures.put(pictureRow('p1', 8));
  await waitFor(() => expect(document.querySelector('img')?.src).not.toBe(first));
  const second = document.querySelector('img')?.src;
  // Another picture of the same length; the same one, asked for again, is left as it is.
  await db.pictures.put(pictureRow('p1', 8, 7));
  await waitFor(() => expect(document.querySelector('img')?.src).not.toBe(second));
  const third = document.querySelector('img')?.src;
  await db.pictures.put({ ...pictureRow('p1', 8, 7), askedAt: 2 });
  await db.pictures.put(pictureRow('p2', 4));
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(2));
  expect(document.querySelector('img')?.src).toBe(third);
  expect(watch.mock.calls.length).toBeLessThan(12);
});
