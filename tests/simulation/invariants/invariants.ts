import { badgeIsTrue } from './badge-is-true.ts';
import { datesAreTrue } from './dates-are-true.ts';
import { flowsEnd } from './flows-end.ts';
import { grantsKept } from './grants-kept.ts';
import type { Invariant } from './invariant.ts';
import { limitsKept } from './limits-kept.ts';
import { lostKeysAsk } from './lost-keys-ask.ts';
import { mendedIsSeen } from './mended-is-seen.ts';
import { nobodyForgotten } from './nobody-forgotten.ts';
import { nothingEnded } from './nothing-ended.ts';
import { proofBeforeRed } from './proof-before-red.ts';
import { reconnectSucceeds } from './reconnect-succeeds.ts';
import { redInTime } from './red-in-time.ts';
import { sentencesAreTrue } from './sentences-are-true.ts';
import { tasksAreTrue } from './tasks-are-true.ts';
import { textsAreBounded } from './texts-are-bounded.ts';
import { tokensStay } from './tokens-stay.ts';
import { toldOnce } from './told-once.ts';
import { unlinkedStays } from './unlinked-stays.ts';
import { verifiedInTime } from './verified-in-time.ts';
import { verifiedIsRead } from './verified-is-read.ts';

/** Everything that must hold. */
export const INVARIANTS: readonly Invariant[] = [
  proofBeforeRed,
  redInTime,
  nobodyForgotten,
  verifiedIsRead,
  grantsKept,
  datesAreTrue,
  toldOnce,
  badgeIsTrue,
  limitsKept,
  tokensStay,
  nothingEnded,
  flowsEnd,
  sentencesAreTrue,
  verifiedInTime,
  unlinkedStays,
  lostKeysAsk,
  mendedIsSeen,
  reconnectSucceeds,
  textsAreBounded,
  tasksAreTrue,
];
