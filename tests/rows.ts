/**
 * Rows as the worker writes them, for tests, benches and pictures. Node runs this file as it is, so nothing of the
 * extension is imported but types.
 */
import type { LoginRow, ProfileRow } from '@/utils/db/rows';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "Never" in an index, as the database has it. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** A login that was checked a moment ago and is not due while anybody looks. */
export function healthyLogin(id: string, now: number, changes: Partial<LoginRow>): LoginRow {
  const network = changes.network ?? 'mastodon';
  return {
    id,
    network,
    server: `https://${network}.example`,
    appId: null,
    accountKey: `${network}|${id}`,
    accountId: id,
    name: id,
    handle: null,
    avatar: null,
    connectedAt: now - 40 * DAY,
    grant: {
      grantedAt: now - 40 * DAY,
      renewedAt: now - 3 * HOUR,
      scopes: [],
      clocks: [],
      refreshable: true,
      renewalFailingSince: null,
      renewalTriedAt: null,
    },
    humanNeededAt: null,
    humanNeededExact: true,
    nextCheckAt: now + 23 * HOUR,
    checkAsked: false,
    lastCheckedAt: now - 4 * MINUTE,
    lastVerifiedAt: now - 4 * MINUTE,
    verifyBy: now + 46 * HOUR,
    stateDueAt: NEVER,
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
    ...changes,
  };
}

/** A profile of that login, in the login's state. */
export function profileOf(
  login: LoginRow,
  name: string,
  now: number,
  changes: Partial<ProfileRow> = {},
): ProfileRow {
  return {
    id: `${login.id}-${name}`,
    source: 'login',
    loginId: login.id,
    network: login.network,
    networkId: name,
    kind: 'account',
    name,
    handle: null,
    // Served by the sandbox: a colour.
    avatar: `https://img.id.example.com/avatars/${encodeURIComponent(name)}.png`,
    url: `https://${login.network}.example/${encodeURIComponent(name)}`,
    state: login.death ? 'disconnected' : 'connected',
    cause: login.death?.cause ?? null,
    stateSince: login.death?.at ?? now - 40 * DAY,
    limit: null,
    missingSince: null,
    evidence: login.death?.evidence ?? null,
    addedAt: now - 40 * DAY,
    ...changes,
  };
}
