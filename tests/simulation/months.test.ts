import { expectToHold } from './expect-to-hold.ts';

/** Months, half of the twenty that every run of the tests lives through; in two files, for two cores. */
expectToHold([5, 9, 13, 17, 21, 25, 29, 33, 37, 41]);
