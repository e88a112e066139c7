import { cleanup, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { vi } from 'vitest';
import { AppShell } from '@/components/app-shell';
import type { Page } from '@/components/hooks/page';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';
import type { AppRow, EventRow, FlowRow, LoginRow, ProfileRow, SettingRow, SweepRow } from '@/utils/db/rows';
import { rebuildTasks } from '@/utils/db/tasks';
import type { CommandName } from '@/utils/messages/protocol';
import { NOW } from './seed';

export interface Rows {
  readonly logins?: readonly LoginRow[];
  readonly profiles?: readonly ProfileRow[];
  readonly events?: readonly EventRow[];
  readonly flows?: readonly FlowRow[];
  readonly apps?: readonly AppRow[];
  readonly sweeps?: readonly SweepRow[];
  readonly settings?: readonly SettingRow[];
}

/** A page whose worker is a record of what it was asked. */
export async function createTestPage(rows: Rows = {}) {
  const db = new RelinkDatabase(`test-${crypto.randomUUID()}`);
  await Promise.all([
    db.logins.bulkPut([...(rows.logins ?? [])]),
    db.profiles.bulkPut([...(rows.profiles ?? [])]),
    db.events.bulkPut([...(rows.events ?? [])]),
    db.flows.bulkPut([...(rows.flows ?? [])]),
    db.apps.bulkPut([...(rows.apps ?? [])]),
    db.sweeps.bulkPut([...(rows.sweeps ?? [])]),
    db.settings.bulkPut([...(rows.settings ?? [])]),
  ]);
  // Written with what they follow from, as the worker does.
  await db.transaction('rw', [db.logins, db.profiles, db.tasks], () => rebuildTasks(db));
  const sent = vi.fn(
    async (_name: CommandName, _input: unknown): Promise<unknown> => ({ ok: true, value: {} }),
  );
  const page: Page = {
    live: liveOver(db),
    now: () => NOW,
    send: sent as unknown as Page['send'],
    heldLocks: vi.fn(async () => []),
    watchWorker: vi.fn(() => () => {}),
    requestOrigins: vi.fn(async () => true),
    dashboardUrl: (path) => `#${path}`,
    linkTarget: '_self',
    openDashboard: vi.fn(),
    copy: vi.fn(async () => undefined),
    redirectUri: (path) => `https://relink.chromiumapp.org/${path}`,
  };
  return { db, page, sent };
}

/** Renders into the document, inside everything a page stands in. */
export function renderPage(page: Page, children: ComponentChildren) {
  cleanup();
  return render(<AppShell page={page}>{children}</AppShell>);
}
