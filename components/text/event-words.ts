import { failureText } from '@/utils/core/failure-text';
import type { EventKind, EventRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';

const WORDS: Record<EventKind, string> = {
  connected: 'Connected',
  reconnected: 'Connected again',
  disconnected: 'Disconnected',
  recovered: 'Works again by itself',
  expiring: 'Expiring soon',
  renewed: 'Renewed by Relink',
  unlinked: 'Unlinked',
  wrong_account: 'Another account signed in; nothing was changed',
  reconnect_failed: 'Reconnecting failed',
};

/** @returns what happened, in one line */
export function eventText(event: EventRow): string {
  // One line for the login, one for each of its profiles: they happen together and must not read alike.
  const ofLogin = event.kind === 'connected' && event.profileId === null;
  const words = ofLogin ? 'Access granted' : WORDS[event.kind];
  if (event.failure && event.kind !== 'wrong_account') return `${words}: ${failureText(event.failure).title}`;
  const cause = event.cause && event.cause !== 'unlinked' ? causeText(event.cause).title : null;
  return cause ? `${words}: ${cause}` : words;
}
