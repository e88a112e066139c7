/**
 * An issuer without the slashes at its end: servers write it both ways, and mean the same. In linear time: a pattern would
 * look at each slash from each slash before it.
 */
export function trimIssuer(issuer: string): string {
  let end = issuer.length;
  while (end > 0 && issuer[end - 1] === '/') end -= 1;
  return issuer.slice(0, end);
}

/** Whether two issuers name the same server. */
export function sameIssuer(one: string, other: string): boolean {
  return trimIssuer(one) === trimIssuer(other);
}
