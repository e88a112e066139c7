/** The sandbox's one clock, in milliseconds and in the seconds that OAuth counts. */
export function now(): number {
  return Date.now();
}

export function nowSeconds(): number {
  return Math.floor(now() / 1000);
}
