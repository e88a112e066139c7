import type { LoginRow, TaskRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import { ago, momentSince } from './dates';
import { countProfiles } from './network-names';
import { endingText } from './profile-line';

/** @returns the line of a task on which several profiles hang: "15 pages · Password changed · 20 min ago" */
export function taskLine(task: TaskRow, login: LoginRow, now: number): string {
  const { state, cause, since, disconnected, expiring } = task;
  if (state === 'expiring') return `${countProfiles(login.network, expiring)} · ${endingText(login, now)}`;
  const title = cause ? causeText(cause).title : 'Disconnected';
  const all = countProfiles(login.network, disconnected + expiring);
  // The others of this login are only about to end.
  const which = expiring === 0 ? all : `${disconnected} of ${all}`;
  return `${which} · ${title} · ${ago(since, now)}`;
}

/** @returns until when a task is put off: "Snoozed until 6 March at 09:00"; null for one that counts */
export function shelfText({ shelf }: TaskRow, now: number): string | null {
  return shelf !== null && shelf.until > now ? `Snoozed until ${momentSince(shelf.until, now)}` : null;
}
