import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import type { Finding } from '@/utils/health/profile-state';
import { HOUR, healthyLogin, profileOf } from '../rows';

/** A healthy login of a made-up server, verified a moment ago and not due for a long time. */
export function loginRow(index: number, server: string, now: number): LoginRow {
  const accountId = `account-${index}`;
  return healthyLogin(`login-${index}`, now, {
    network: 'custom',
    server,
    appId: `app-${server}`,
    accountKey: `custom|${server}|${accountId}`,
    accountId,
    name: `Person ${index}`,
    handle: `person${index}`,
    nextCheckAt: now + 12 * HOUR,
    lastCheckedAt: now,
    lastVerifiedAt: now,
    verifyBy: now + 24 * HOUR,
  });
}

/** A profile of that login; `networkId` is the account's own id for the first. */
export function profileRow(login: LoginRow, index: number, now: number): ProfileRow {
  const isAccount = index === 0;
  return profileOf(login, isAccount ? login.name : `${login.name}, profile ${index}`, now, {
    id: `${login.id}-${index}`,
    networkId: isAccount ? login.accountId : `${login.accountId}-page-${index}`,
    kind: isAccount ? 'account' : 'page',
    handle: isAccount ? login.handle : null,
    avatar: null,
    url: null,
  });
}

export function dead(login: LoginRow, now: number): LoginRow {
  const death: Finding = { cause: 'password_changed', at: now - 2 * HOUR, evidence: null };
  return { ...login, death };
}
