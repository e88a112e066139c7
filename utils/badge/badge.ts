import type { ProfileCounts } from '@/utils/db/counts';

/** What the toolbar shows. The icons differ in shape, so colour is never the only sign. */
export interface BadgeFace {
  readonly text: string;
  readonly color: string;
  readonly icon: 'well' | 'needs-you' | 'empty';
  /** The same in words, for the pointer and the screen reader. */
  readonly title: string;
}

const RED = '#c42b1c';
const AMBER = '#8a5a00';

/** Red number: disconnected. Amber number: about to end. No text and a green check: nothing to do. */
export function badge(counts: ProfileCounts): BadgeFace {
  const { disconnected, expiring, shelved, unverified, empty, unchosen } = counts;
  if (disconnected > 0) {
    const verb = disconnected === 1 ? 'profile is' : 'profiles are';
    const title = `Relink: ${disconnected} ${verb} disconnected`;
    return { text: short(disconnected), color: RED, icon: 'needs-you', title };
  }
  if (expiring > 0) {
    const title = `Relink: ${expiring} ${expiring === 1 ? 'profile needs' : 'profiles need'} you soon`;
    return { text: short(expiring), color: AMBER, icon: 'needs-you', title };
  }
  if (unchosen)
    return { text: '', color: RED, icon: 'empty', title: 'Relink: a sign-in waits to be finished' };
  if (empty) return { text: '', color: RED, icon: 'empty', title: 'Relink: connect your first profile' };
  if (shelved > 0) {
    const are = shelved === 1 ? 'profile is' : 'profiles are';
    const title = `Relink: nothing needs you now, ${shelved} ${are} snoozed`;
    return { text: '', color: RED, icon: 'empty', title };
  }
  return unverified
    ? { text: '', color: RED, icon: 'empty', title: 'Relink: some profiles could not be verified lately' }
    : { text: '', color: RED, icon: 'well', title: 'Relink: all profiles are connected' };
}

function short(count: number): string {
  return count > 99 ? '99+' : String(count);
}
