import { expectToHold } from './expect-to-hold.ts';

/** Days at short intervals, which find most of the mends that are taken back, and two whole years. */
expectToHold([3, 7, 11, 15, 19, 27, 31, 35, 39, 43, 2, 14]);
