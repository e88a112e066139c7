import { expectToHold } from './expect-to-hold.ts';

/** Months, and more days: the rest of the twenty that every run of the tests lives through; in two files, for two cores. */
expectToHold([5, 9, 13, 47, 51, 59, 67, 75]);
