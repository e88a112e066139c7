import { HOUR } from '@/utils/core/time';
import { appPasswordsOf, Bluesky, HOME } from '../../sandbox/bluesky/bluesky.ts';
import { blueskyNetwork } from '../../sandbox/bluesky/network.ts';
import { now } from '../../sandbox/core/clock.ts';
import type { Account } from '../../sandbox/world/people.ts';
import type { World } from '../../sandbox/world/world.ts';
import { dead, type Served, type Standing } from './served.ts';

/** How long a renewal can be repeated. */
const GRACE = 2 * HOUR;

/** Bluesky by app password: the sandbox's own model of it. */
export function serveBluesky(world: World): Served {
  const bluesky = new Bluesky(world);
  const played = blueskyNetwork(world, bluesky);
  const accounts = new Map(bluesky.accounts.map((account) => [account.person, account]));
  return {
    network: 'bluesky',
    played,
    typed: (person) => ({
      handle: accounts.get(person)?.handle ?? '',
      ...password(bluesky, accounts.get(person)),
    }),
    typedAgain: (person) => password(bluesky, accounts.get(person)),
    consent: async () => null,
    accepts: (person) => {
      const account = accounts.get(person);
      const isHeld = (name: 'closed' | 'suspended' | 'deactivated') =>
        account !== undefined && bluesky.is(account, name);
      return account !== undefined && !isHeld('closed') && !isHeld('suspended') && !isHeld('deactivated');
    },
    standing: (person, secret) => {
      const account = accounts.get(person);
      if (!account) return dead('account_closed');
      return accountStanding(bluesky, account, secret.hosts) ?? sessionStanding(bluesky, secret.refreshToken);
    },
    profile: () => () => null,
    isSpent: () => false,
  };
}

function password(bluesky: Bluesky, account: Account | undefined): { readonly appPassword: string } {
  const { first, spare, migrated } = appPasswordsOf(account?.person ?? '');
  if (account && bluesky.homeOf(account) !== HOME) return { appPassword: migrated };
  return { appPassword: bluesky.deletedPasswords.has(first) ? spare : first };
}

/** The id of a refresh token that was issued here: its signature need not be checked. */
function idOf(token: string | null): string {
  const claims: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? 'e30', 'base64url').toString());
  return typeof claims === 'object' && claims !== null ? String(Reflect.get(claims, 'jti')) : '';
}

function accountStanding(bluesky: Bluesky, account: Account, hosts: readonly string[]): Standing | null {
  if (bluesky.is(account, 'closed')) return dead('account_closed', 'revoked', 'expired');
  if (bluesky.is(account, 'suspended')) return dead('account_suspended', 'expired', 'revoked');
  if (bluesky.is(account, 'deactivated')) return dead('action_required', 'expired', 'revoked');
  const isHere = hosts.includes(bluesky.homeOf(account));
  return isHere ? null : dead('revoked', 'account_closed', 'expired');
}

function sessionStanding(bluesky: Bluesky, refreshToken: string | null): Standing {
  const record = bluesky.refreshes.find(idOf(refreshToken));
  if (!record || record.revoked) return dead('revoked', 'expired', 'password_changed');
  if (record.expiresAt <= now()) return dead('expired', 'revoked');
  // One that was used already has its date moved up, unknown to whoever never got the answer. Whoever repeats a renewal
  // within the grace gets a token that names a later date than its record.
  return { kind: 'alive', until: record.nextId === null ? record.expiresAt + GRACE : null };
}
