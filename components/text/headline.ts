import type { NeedCounts } from '@/utils/db/reads/needs';
import type { LoginRow, SweepRow } from '@/utils/db/rows';
import { lengthOf, momentSince } from './dates';

/** What the header of the popup is made of. */
export interface HeadlineFacts {
  readonly counts: NeedCounts;
  /** Sign-ins whose profiles were not chosen yet. */
  readonly unfinished: number;
  /** Whether there is any profile at all. */
  readonly any: boolean;
  /** Healthy profiles; null until they were counted, which waits until the list is there. */
  readonly healthy: number | null;
  /** The login whose proof is too old for longest; null when every proof is fresh. */
  readonly stalest: Pick<LoginRow, 'lastVerifiedAt' | 'unknown'> | null;
  readonly sweep: SweepRow | null;
}

export type Tone = 'disconnected' | 'expiring' | 'connected' | 'unverified' | 'empty';

export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  /** A second sentence, or null. */
  readonly note: string | null;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** @returns what brings back what is disconnected: "4 sign-ins bring back 27 profiles" */
function broughtBack({ disconnected, tasks, signIns }: NeedCounts): string {
  const others = tasks.disconnected - signIns.disconnected;
  const verb = tasks.disconnected === 1 ? 'brings' : 'bring';
  const steps = [
    ...(signIns.disconnected > 0 ? [counted(signIns.disconnected, 'sign-in')] : []),
    ...(others > 0 ? [counted(others, signIns.disconnected > 0 ? 'other step' : 'step')] : []),
  ];
  return `${steps.join(' and ')} ${verb} back ${counted(disconnected, 'profile')}`;
}

/** @returns what keeps connected what is about to end: "2 sign-ins keep 17 profiles connected" */
function keptConnected({ expiring, tasks }: NeedCounts): string {
  const verb = tasks.expiring === 1 ? 'keeps' : 'keep';
  return `${counted(tasks.expiring, 'sign-in')} ${verb} ${counted(expiring, 'profile')} connected`;
}

const CHOOSE = 'Choose which profiles Relink looks after.';

function unfinishedHeadline(count: number): Headline | null {
  if (count === 0) return null;
  const title = count === 1 ? '1 sign-in is not finished' : `${count} sign-ins are not finished`;
  return { tone: 'expiring', title, note: CHOOSE };
}

/** @returns what comes next for a login whose proof is too old: what needs a click does not mend itself */
export function staleNote({ unknown }: Pick<LoginRow, 'unknown'>): string {
  return unknown?.reason === 'permission_withheld'
    ? 'Relink may not talk to its site any more: press Check now and allow access.'
    : 'Relink tries again by itself; Check now tries at once.';
}

/** @returns a sentence about a browser that was closed, while the first sweep after it runs; otherwise null */
export function idleNote(sweep: SweepRow | null): string | null {
  if (!sweep || sweep.idleSince === null || sweep.endedAt !== null) return null;
  return `Relink was not running for ${lengthOf(sweep.startedAt - sweep.idleSince)}. Checking now…`;
}

/** Says in one sentence whether anybody is needed. Green only when every proof is fresh. */
export function headline(facts: HeadlineFacts, now: number): Headline {
  const idle = idleNote(facts.sweep);
  const since = facts.stalest && momentSince(facts.stalest.lastVerifiedAt, now);
  const stale = since && `Not verified since ${since}`;
  const unfinished = unfinishedHeadline(facts.unfinished);
  if (!facts.any) {
    if (unfinished) return unfinished;
    return {
      tone: 'empty',
      title: 'Connect your first profile',
      note: 'Relink then tells you when it stops working, and why.',
    };
  }
  const { counts } = facts;
  if (counts.tasks.disconnected > 0) {
    return {
      tone: 'disconnected',
      title: broughtBack(counts),
      note: idle ?? unfinished?.title ?? (since && `Others not verified since ${since}`),
    };
  }
  if (idle) return { tone: 'unverified', title: idle, note: stale };
  if (facts.stalest)
    return { tone: 'unverified', title: `Not verified since ${since}`, note: staleNote(facts.stalest) };
  if (counts.tasks.expiring > 0)
    return { tone: 'expiring', title: keptConnected(counts), note: unfinished?.title ?? null };
  return unfinished ?? nobodyNeeded(facts);
}

/** What is snoozed is not well, and never green. */
function nobodyNeeded({ counts: { shelved }, healthy }: HeadlineFacts): Headline {
  if (shelved > 0) {
    const note = `${counted(shelved, 'profile')} ${shelved === 1 ? 'is' : 'are'} snoozed.`;
    return { tone: 'unverified', title: 'Nothing needs you now', note };
  }
  if (healthy === null) return { tone: 'connected', title: 'All connected', note: null };
  const title = healthy === 1 ? 'Your profile is connected' : `All ${healthy} connected`;
  return { tone: 'connected', title, note: null };
}
