// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { MINUTE } from '@/utils/core/time';
import type { FlowRow, QueueRow } from '@/utils/db/rows';
import { createTestPage, renderPage } from './render-page';
import { deadLogin, deadProfile, flowRow, NOW } from './seed';

afterEach(cleanup);

const NAMES = { anna: 'Anna Keller', bert: 'Bert Vogt', cleo: 'Cleo Martin' } as const;
const ids = Object.keys(NAMES);

const queue: QueueRow = { id: 'reconnect', startedAt: NOW - MINUTE, loginIds: ids, skipped: [] };

async function open(rows: { queue?: QueueRow; flows?: FlowRow[] } = {}) {
  location.hash = '#/issues';
  const test = await createTestPage({
    logins: Object.entries(NAMES).map(([id, name]) => deadLogin(id, { name, accountKey: id })),
    profiles: ids.map((id) => deadProfile(id, id, { name: `Shop of ${id}` })),
    flows: rows.flows ?? [],
  });
  if (rows.queue) await test.db.queues.put(rows.queue);
  renderPage(test.page, <Dashboard />);
  return test;
}

const done = (loginId: string): FlowRow =>
  flowRow(loginId, {
    loginId,
    step: {
      name: 'done',
      profiles: 1,
      result: { kind: 'restored', names: [`Shop of ${loginId}`], missing: [] },
    },
    startedAt: NOW - MINUTE / 2,
    endedAt: NOW,
  });

const button = (name: string) => screen.findByRole('button', { name });

test('Reconnect all takes every sign-in into the queue, the most urgent first', async () => {
  const { sent } = await open();
  fireEvent.click(await button('Reconnect all (3)'));
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('startQueue', { loginIds: expect.arrayContaining(ids) }),
  );
});

test('the queue says where it stands, begins with a click, and can be skipped and stopped', async () => {
  const { sent } = await open({ queue });
  const region = await screen.findByRole('region', { name: '1 of 3, next: Anna Keller at Facebook' });
  expect(screen.queryByRole('button', { name: /^Reconnect all/ })).toBeNull();
  expect(
    within(region)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    'Anna Keller FacebookNot signed in to yet.',
    'Bert Vogt FacebookNot signed in to yet.',
    'Cleo Martin FacebookNot signed in to yet.',
  ]);
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(await button('Continue with Anna Keller'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'anna', fields: {} }));
  fireEvent.click(await button('Skip Anna Keller'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('skipInQueue', { loginId: 'anna' }));
  fireEvent.click(await button('Stop'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('endQueue', {}));
});

test('one that succeeded leads on to the next, with its result; one that failed waits', async () => {
  const { db, sent } = await open({ queue });
  fireEvent.click(await button('Continue with Anna Keller'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'anna', fields: {} }));
  await db.flows.put(done('anna'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'bert', fields: {} }));
  const region = await screen.findByRole('region', { name: '2 of 3, next: Bert Vogt at Facebook' });
  expect(region.textContent).toContain('Shop of anna is connected again.');
  await db.flows.put({
    ...done('bert'),
    step: { name: 'failed', code: 'window_closed', detail: {} },
  });
  await button('Try again');
  expect(within(region).getByRole('alert').textContent).toBe(
    'The sign-in window was closed before it was finished. Nothing was changed. Start again and stay in the window until it closes by itself.',
  );
  // Told once, where it stands.
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(sent.mock.calls.filter(([name]) => name === 'reconnect')).toHaveLength(2);
});

test('a page that is opened later shows the results and opens nothing by itself', async () => {
  const { sent } = await open({ queue, flows: [done('anna')] });
  await screen.findByRole('region', { name: '2 of 3, next: Bert Vogt at Facebook' });
  await button('Continue with Bert Vogt');
  expect(sent.mock.calls.filter(([name]) => name === 'reconnect')).toHaveLength(0);
});

test('at its end it says so, and what was skipped stays on the list', async () => {
  const { sent } = await open({
    queue: { ...queue, skipped: ['bert'] },
    flows: [done('anna'), done('cleo')],
  });
  const region = await screen.findByRole('region', { name: 'All 3 are through' });
  expect(region.textContent).toContain('Skipped. It stays on the list.');
  fireEvent.click(within(region).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('endQueue', {}));
});
