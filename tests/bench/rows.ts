import { DAY, HOUR } from '@/utils/core/time';
import { type LoginRow, NEVER, type ProfileRow } from '@/utils/db/rows';
import type { Finding } from '@/utils/health/profile-state';

/** A healthy login of a made-up server, verified a moment ago and not due for a long time. */
export function loginRow(index: number, server: string, now: number): LoginRow {
  const accountId = `account-${index}`;
  return {
    id: `login-${index}`,
    network: 'custom',
    server,
    appId: `app-${server}`,
    accountKey: `custom|${server}|${accountId}`,
    accountId,
    name: `Person ${index}`,
    handle: `person${index}`,
    avatar: null,
    connectedAt: now - 30 * DAY,
    grant: {
      grantedAt: now - 30 * DAY,
      renewedAt: now - HOUR,
      scopes: ['profile'],
      clocks: [],
      refreshable: false,
      renewalFailingSince: null,
      renewalTriedAt: null,
    },
    humanNeededAt: null,
    humanNeededExact: false,
    nextCheckAt: now + 30 * DAY,
    checkAsked: false,
    lastCheckedAt: now,
    lastVerifiedAt: now,
    verifyBy: now + 30 * DAY,
    stateDueAt: NEVER,
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
  };
}

/** A profile of that login; `networkId` is the account's own id for the first. */
export function profileRow(login: LoginRow, index: number, now: number): ProfileRow {
  return {
    id: `${login.id}-${index}`,
    source: 'login',
    loginId: login.id,
    network: login.network,
    networkId: index === 0 ? login.accountId : `${login.accountId}-page-${index}`,
    kind: index === 0 ? 'account' : 'page',
    name: index === 0 ? login.name : `${login.name}, profile ${index}`,
    handle: index === 0 ? login.handle : null,
    avatar: null,
    url: null,
    state: login.death ? 'disconnected' : 'connected',
    cause: login.death?.cause ?? null,
    stateSince: login.death?.at ?? now - 30 * DAY,
    limit: null,
    missingSince: null,
    evidence: null,
    addedAt: now - 30 * DAY,
  };
}

export function dead(login: LoginRow, now: number): LoginRow {
  const death: Finding = { cause: 'password_changed', at: now - 2 * HOUR, evidence: null };
  return { ...login, death };
}
