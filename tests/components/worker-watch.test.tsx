// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sendCommand } from '@/components/hooks/send-command';
import { Popup } from '@/components/popup/popup';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { MINUTE } from '@/utils/core/time';
import { sendMessage } from '@/utils/messages/messenger';
import { createTestPage, renderPage } from './render-page';
import { flowRow, loginRow, NOW, profileRow } from './seed';

const watch = vi.hoisted(() => ({ dies: () => {}, released: 0 }));

vi.mock('@/utils/messages/messenger', () => ({ sendMessage: vi.fn() }));
vi.mock('@/utils/messages/worker-watch', () => ({
  workerWatch: {
    hold: (onDeath: () => void) => {
      watch.dies = onDeath;
      return () => {
        watch.released += 1;
      };
    },
  },
}));

afterEach(cleanup);

const STOPPED = { ok: false, code: 'worker_stopped', detail: {} };
const running = { id: 'sweep', startedAt: NOW, endedAt: null, total: 3, done: 0, idleSince: null } as const;
const shown = { logins: [loginRow('anna')], profiles: [profileRow('acme', 'anna')] };

describe.each([
  ['popup', <Popup key="popup" />],
  ['dashboard', <Dashboard key="dashboard" />],
])('the %s watches over the worker', (_, view) => {
  test.each([
    ['a check runs', { sweeps: [running] }],
    ['a sign-in is under way', { flows: [flowRow('flow')] }],
  ])('while %s, and no longer', async (_name, rows) => {
    const { db, page } = await createTestPage({ ...shown, ...rows });
    const release = vi.fn();
    const watchWorker = vi.fn(() => release);
    renderPage({ ...page, watchWorker }, view);
    await waitFor(() => expect(watchWorker).toHaveBeenCalledOnce());
    await db.sweeps.put({ ...running, endedAt: NOW });
    await db.flows.put({ ...flowRow('flow'), step: { name: 'done', profiles: 1 }, endedAt: NOW });
    await waitFor(() => expect(release).toHaveBeenCalledOnce());
    expect(watchWorker).toHaveBeenCalledOnce();
  });

  test('not while nothing is waited for: it would be kept busy for nothing', async () => {
    const { page } = await createTestPage({
      ...shown,
      sweeps: [{ ...running, endedAt: NOW - MINUTE }],
      flows: [flowRow('lost', { expiresAt: NOW - MINUTE })],
    });
    const { findAllByText } = renderPage(page, view);
    await findAllByText(/Last check/);
    expect(page.watchWorker).not.toHaveBeenCalled();
  });
});

describe('a command', () => {
  test('whose worker dies ends with words, although no answer ever comes', async () => {
    vi.mocked(sendMessage).mockReturnValue(new Promise(() => {}));
    const outcome = sendCommand('checkNow', { loginId: null });
    watch.dies();
    expect(await outcome).toEqual(STOPPED);
  });

  test('whose channel closes without an answer ends with the same words', async () => {
    vi.mocked(sendMessage).mockRejectedValue(
      new Error('The message channel closed before a response was received'),
    );
    expect(await sendCommand('checkNow', { loginId: null })).toEqual(STOPPED);
  });

  test('that is answered ends with its answer, and nothing is watched any more', async () => {
    const answer = { ok: true, value: { logins: 1 } };
    vi.mocked(sendMessage).mockResolvedValue(answer as never);
    const before = watch.released;
    expect(await sendCommand('checkNow', { loginId: null })).toEqual(answer);
    await waitFor(() => expect(watch.released).toBe(before + 1));
  });
});
