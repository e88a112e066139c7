import { type AlertRow, type EventRow, type LoginRow, NEVER } from '@/utils/db/rows';

/** The rows of the outbox that follow from a change of state. Each key is sent once, ever. */

/** One alert per login and disconnection, ever: the key holds the moment at which it began. */
export function disconnectionAlert(login: LoginRow, died: EventRow, now: number): AlertRow {
  const owner = died.cause === 'app_problem' && login.appId ? `app:${login.appId}` : `login:${login.id}`;
  const since = login.death?.at ?? died.at;
  return { key: `disconnected|${owner}|${since}`, loginId: login.id, createdAt: now, sentAt: NEVER };
}

/** The alert that confirms a reconnect; `flowId` makes it unique. */
export function reconnectedAlert(loginId: string, flowId: string, now: number): AlertRow {
  return { key: reconnectedKey(flowId), loginId, createdAt: now, sentAt: NEVER };
}

/** @returns the key of the confirmation of a flow; of an empty id, what all such keys begin with */
export function reconnectedKey(flowId: string): string {
  return `reconnected|${flowId}`;
}
