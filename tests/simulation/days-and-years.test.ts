import { expectToHold } from './expect-to-hold.ts';

/** Days at short intervals and whole years, the other half of the twenty. */
expectToHold([3, 7, 15, 23, 27, 31, 35, 43, 2, 14]);
