import type { App, AppFacts, Session } from '@/utils/networks/network';

/** Midnight of 1 November 2026, in milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 10, 1);

export function appOf(facts: AppFacts, clientSecret: string | null = null): App {
  return { ...facts, clientSecret };
}

export function sessionAt(server: string, app: App | null, more: Partial<Session> = {}): Session {
  return {
    place: { server, app },
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    accountId: null,
    grantedAt: NOW,
    ...more,
  };
}
