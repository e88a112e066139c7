let readClock: () => number = () => Date.now();

/** The sandbox's one clock, in milliseconds and in the seconds that OAuth counts. */
export function now(): number {
  return readClock();
}

/** Puts another clock in its place, for those who play a year within seconds. */
export function setClock(read: () => number): void {
  readClock = read;
}

export function nowSeconds(): number {
  return Math.floor(now() / 1000);
}
