import { failureText } from '@/utils/core/failure-text';
import type { EventKind, EventRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';

const WORDS: Record<EventKind, string> = {
  connected: 'Connected',
  reconnected: 'Connected again by your sign-in',
  disconnected: 'Disconnected',
  recovered: 'Works again without a new sign-in',
  expiring: 'Expiring soon',
  renewed: 'Renewed by Relink',
  unlinked: 'Unlinked',
  wrong_account: 'Another account signed in; nothing was changed',
  reconnect_failed: 'Reconnecting failed',
};

/** One line for the login, one for each of its profiles: they happen together and must not read alike. */
const LOGIN_WORDS: Partial<Record<EventKind, string>> = {
  connected: 'Access granted',
  reconnected: 'Access granted again by you',
};

/** @returns what happened, in one line */
export function eventText(event: EventRow): string {
  const words = (event.profileId === null && LOGIN_WORDS[event.kind]) || WORDS[event.kind];
  if (event.failure && event.kind === 'expiring') return `Needs you: ${failureText(event.failure).title}`;
  if (event.failure === 'cancelled') return 'Reconnect cancelled by you';
  if (event.failure && event.kind !== 'wrong_account') return `${words}: ${failureText(event.failure).title}`;
  const cause = event.cause && event.cause !== 'unlinked' ? causeText(event.cause).title : null;
  return cause ? `${words}: ${cause}` : words;
}
