import type { Evidence } from '@/utils/health/evidence';
import type { UnknownReason } from '@/utils/health/verdict';

interface Unknown {
  readonly reason: UnknownReason;
  readonly evidence?: Evidence | null;
}

const TEXTS: Record<UnknownReason, string> = {
  offline: 'this computer was offline',
  unreachable: 'the server could not be reached',
  timed_out: 'the server took too long to answer',
  rate_limited: 'the network asked for a pause',
  outage: 'the network has trouble',
  malformed: 'the server sent an answer that could not be read',
  permission_withheld: 'Relink may not talk to that site any more; allow access to have it checked',
  unconfirmed: 'an answer looked wrong and is being confirmed',
  group_failure: 'many logins of this network fail at once, so it is taken for an outage',
  busy: 'another check was under way',
  vault_locked: 'Relink can no longer open what it stored for this login; reconnect to store it anew',
  host_refused: 'the app points to an address that its tokens may not go to; compare the app, then reconnect',
  storage_full: 'the disk is full, so nothing could be stored; free some space',
  storage_failed: 'the browser’s database could not be read or written',
  unexpected: 'something went wrong inside Relink',
};

/** @returns why a check could not tell, as the second half of a sentence */
export function unknownReasonText({ reason, evidence }: Unknown): string {
  const read = evidence?.read;
  return read === undefined
    ? TEXTS[reason]
    : `the list of profiles has no end: at least ${read} were read, and none is taken for verified or lost`;
}
