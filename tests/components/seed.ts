import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { AppRow, EventRow, FlowRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { healthyLogin, profileOf } from '../rows';

/** Literal rows for tests of pages. The clock stands at `NOW`. */
export const NOW = Date.UTC(2027, 2, 5, 9, 0);

export function loginRow(id: string, changes: Partial<LoginRow> = {}): LoginRow {
  return healthyLogin(id, NOW, {
    network: 'facebook',
    server: 'https://www.facebook.com',
    appId: 'app-facebook',
    name: 'Anna Keller',
    connectedAt: NOW - 30 * DAY,
    nextCheckAt: NOW + 5 * MINUTE,
    lastCheckedAt: NOW - 12 * MINUTE,
    lastVerifiedAt: NOW - 12 * MINUTE,
    verifyBy: NOW + HOUR,
    ...changes,
  });
}

export function profileRow(id: string, loginId: string, changes: Partial<ProfileRow> = {}): ProfileRow {
  return profileOf(loginRow(loginId), 'Acme Bakery', NOW, {
    id,
    networkId: id,
    kind: 'page',
    avatar: null,
    url: 'https://www.facebook.com/acme',
    stateSince: NOW - 20 * DAY,
    addedAt: NOW - 30 * DAY,
    ...changes,
  });
}

/** A login whose end is proved, as the worker writes it. */
export function deadLogin(id: string, changes: Partial<LoginRow> = {}): LoginRow {
  const death = { cause: 'password_changed', at: NOW - 2 * HOUR, evidence: EVIDENCE } as const;
  return loginRow(id, { death, ...changes });
}

export function deadProfile(id: string, loginId: string, changes: Partial<ProfileRow> = {}): ProfileRow {
  return profileRow(id, loginId, {
    state: 'disconnected',
    cause: 'password_changed',
    stateSince: NOW - 2 * HOUR,
    evidence: EVIDENCE,
    ...changes,
  });
}

export function eventRow(changes: Partial<EventRow>): EventRow {
  return {
    at: NOW - HOUR,
    kind: 'connected',
    loginId: 'anna',
    profileId: null,
    cause: null,
    failure: null,
    evidence: null,
    ...changes,
  };
}

export function flowRow(id: string, changes: Partial<FlowRow> = {}): FlowRow {
  return {
    id,
    kind: 'reconnect',
    network: 'facebook',
    loginId: 'anna',
    step: { name: 'waiting' },
    startedAt: NOW - MINUTE,
    endedAt: null,
    expiresAt: NOW + 15 * MINUTE,
    workerId: 'worker',
    ...changes,
  };
}

export function appRow(id: string, changes: Partial<AppRow> = {}): AppRow {
  return {
    id,
    network: 'facebook',
    server: 'https://www.facebook.com',
    clientId: '123456789012345',
    endpoints: { issuer: 'https://www.facebook.com' },
    settings: {},
    hasSecret: true,
    savedAt: NOW - 40 * DAY,
    ...changes,
  };
}

export const EVIDENCE = {
  at: NOW - 2 * HOUR,
  host: 'graph.facebook.com',
  path: '/v25.0/me',
  status: 400,
  code: '190',
  subcode: '460',
} as const;
