import type { EventRow, LoginRow, ProfileRow, SweepRow } from '@/utils/db/rows';
import { DAY, HOUR, healthyLogin, MINUTE, profileOf } from '../rows.ts';

/** What the database of a small agency holds on an ordinary bad morning. */
export interface Tables {
  readonly logins: readonly LoginRow[];
  readonly profiles: readonly ProfileRow[];
  readonly events: readonly EventRow[];
  readonly sweeps: readonly SweepRow[];
}

/** One login is dead with both its pages, one alone; one ends soon; the rest is well. */
export function agency(now: number): Tables {
  const logins = loginsOf(now);
  const { nadia, harbourBluesky, tomas, lumenX, harbourMastodon, oakX, newsroom } = logins;
  const page = { kind: 'page' } as const;
  const soon = { kind: 'page', state: 'expiring', stateSince: now - 4 * DAY } as const;
  const profiles = [
    profileOf(nadia, 'The Lumen Café', now, { ...page, handle: 'lumencafe' }),
    profileOf(nadia, 'Harbour Cycles', now, { ...page, handle: 'harbourcycles' }),
    profileOf(harbourBluesky, 'Harbour Cycles', now, { handle: 'harbourcycles.bsky.social' }),
    profileOf(tomas, 'Studio Oak', now, { ...soon, handle: 'studiooak' }),
    profileOf(lumenX, 'The Lumen Café', now, { handle: 'lumencafe' }),
    profileOf(harbourMastodon, 'Harbour Cycles', now, { handle: 'harbourcycles' }),
    profileOf(oakX, 'Studio Oak', now, { handle: 'studiooak' }),
    profileOf(newsroom, 'Harbour Newsroom', now),
  ];
  return {
    logins: Object.values(logins),
    profiles,
    events: eventsOf(profiles),
    sweeps: [
      {
        id: 'sweep',
        startedAt: now - 4 * MINUTE,
        endedAt: now - 4 * MINUTE,
        total: 7,
        done: 7,
        idleSince: null,
      },
    ],
  };
}

function loginsOf(now: number) {
  const at = (id: string, changes: Partial<LoginRow>) => healthyLogin(id, now, changes);
  const refused = { host: 'graph.facebook.com', path: '/v25.0/me', status: 400 } as const;
  return {
    nadia: at('nadia', {
      network: 'facebook',
      name: 'Nadia Brandt',
      lastVerifiedAt: now - 2 * HOUR,
      death: {
        cause: 'password_changed',
        at: now - 2 * HOUR,
        evidence: { at: now - 2 * HOUR, ...refused, code: '190', subcode: '460' },
      },
    }),
    harbourBluesky: at('harbour-bluesky', {
      network: 'bluesky',
      name: 'Harbour Cycles',
      handle: 'harbourcycles.bsky.social',
      lastVerifiedAt: now - 26 * HOUR,
      death: { cause: 'revoked', at: now - 26 * HOUR, evidence: null },
    }),
    tomas: at('tomas', { network: 'facebook', name: 'Tomás Rey', humanNeededAt: now + 6 * DAY + HOUR }),
    lumenX: at('lumen-x', {
      network: 'x',
      name: 'The Lumen Café',
      humanNeededAt: now + 140 * DAY,
      humanNeededExact: false,
    }),
    harbourMastodon: at('harbour-mastodon', { name: 'Harbour Cycles' }),
    oakX: at('oak-x', {
      network: 'x',
      name: 'Studio Oak',
      humanNeededAt: now + 96 * DAY,
      humanNeededExact: false,
    }),
    newsroom: at('newsroom', {
      network: 'custom',
      name: 'Harbour Newsroom',
      server: 'https://id.example.com',
    }),
  };
}

function eventsOf(profiles: readonly ProfileRow[]): EventRow[] {
  const event = (profile: ProfileRow, changes: Pick<EventRow, 'kind' | 'at'>): EventRow => ({
    loginId: profile.loginId,
    profileId: profile.id,
    cause: null,
    failure: null,
    evidence: null,
    ...changes,
  });
  const connected = profiles.map((profile) => event(profile, { kind: 'connected', at: profile.addedAt }));
  const disconnected = profiles
    .filter((profile) => profile.state === 'disconnected')
    .map((profile) => ({
      ...event(profile, { kind: 'disconnected', at: profile.stateSince }),
      cause: profile.cause,
      evidence: profile.evidence,
    }));
  const expiring = profiles
    .filter((profile) => profile.state === 'expiring')
    .map((profile) => event(profile, { kind: 'expiring', at: profile.stateSince }));
  return [...connected, ...disconnected, ...expiring].sort((a, b) => a.at - b.at);
}
