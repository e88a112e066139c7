import type { LoginRow } from '@/utils/db/rows';
import type { ShownState } from '@/utils/health/profile-state';
import { needsPerson } from '@/utils/health/verdict';

const WORDS: Record<ShownState, string> = {
  connected: 'Connected',
  expiring: 'Expiring soon',
  disconnected: 'Disconnected',
  unverified: 'Not verified',
  unlinked: 'Unlinked',
};

/** @returns the word for a state, so that colour is never the only sign */
export function stateWord(state: ShownState): string {
  return WORDS[state];
}

/** @returns the word for the state of a login's profile: one that only a sign-in lets Relink check again has no date */
export function stateWordOf(state: ShownState, { unknown }: LoginRow): string {
  return state === 'expiring' && unknown && needsPerson(unknown.reason) ? 'Needs you' : stateWord(state);
}
