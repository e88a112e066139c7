import type { FlowRow } from '@/utils/db/rows';
import { agency } from '../../tour/agency.ts';

/** Nothing in it lets a line break. */
const LONG = 'Rindfleischetikettierung'.repeat(13).slice(0, 300);

const HOUR = 3_600_000;

/** The agency of the tour, in which every name is long, one login cannot be verified, and sign-ins have ended badly. */
export function longNames(now: number) {
  const all = agency(now);
  const unknown = { reason: 'outage', since: now - 2 * HOUR, evidence: null } as const;
  const logins = all.logins.map((login) => ({
    ...login,
    name: `${login.name[0]}${LONG}`,
    handle: `${login.id}${LONG}`,
    ...(login.id === 'newsroom' ? { verifyBy: now - HOUR, unknown } : {}),
  }));
  const profiles = all.profiles.map((profile) => ({
    ...profile,
    name: `${profile.name.slice(0, 3)}${LONG}`,
    handle: profile.handle && `${profile.handle}${LONG}`,
    url: 'https://www.example.com/',
  }));
  return { ...all, logins, profiles, flows: [wrongAccount(now), choosing(now)] };
}

function wrongAccount(now: number): FlowRow {
  const detail = { network: 'Facebook', expected: LONG, actual: `Other${LONG}` };
  return {
    id: 'wrong',
    kind: 'reconnect',
    network: 'facebook',
    loginId: 'nadia',
    step: { name: 'failed', code: 'wrong_account', detail },
    startedAt: now - HOUR,
    endedAt: now - HOUR,
    expiresAt: now,
    workerId: 'gone',
  };
}

function choosing(now: number): FlowRow {
  const found = ['One', 'Two'].map((id) => ({
    networkId: id,
    kind: 'page' as const,
    name: `${id}${LONG}`,
    handle: `${id}${LONG}`,
    avatar: null,
    url: null,
    limit: null,
  }));
  return {
    ...wrongAccount(now),
    id: 'choosing',
    kind: 'connect',
    step: { name: 'choosing', found },
  };
}
