import type { ShownState } from '@/utils/health/profile-state';

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
