import type { Cause } from '@/utils/health/cause';
import type { ConnectInput, NetworkId } from '@/utils/networks/network';
import type { WebAuthOutcome } from '@/utils/ports/deps';
import type { GrantSecret } from '@/utils/vault/secrets';
import type { Answer } from '../../sandbox/core/answer.ts';
import { callOf } from '../../sandbox/core/call.ts';
import type { PlayedNetwork } from '../../sandbox/world/played-network.ts';
import type { World as Sandbox } from '../../sandbox/world/world.ts';

/**
 * What is true of a grant, whatever Relink has noticed. `causes`: what may be said of its end. `until`: when it ends if
 * nobody does anything (milliseconds since the epoch), or null.
 */
export type Standing =
  | { readonly kind: 'alive'; readonly until: number | null }
  | { readonly kind: 'dead'; readonly causes: readonly Cause[] };

/** What is true of one profile of a living grant: why it cannot be posted to, or null. */
export type ProfileTruth = (networkId: string) => readonly Cause[] | null;

/** Where a consent page leads to; null when it lets nobody through. An error page does not load, as Chromium sees it. */
export type Consent = Extract<WebAuthOutcome, { kind: 'redirected' | 'page_not_loaded' }> | null;

/** One played network with the truth about it. */
export interface Served {
  readonly network: NetworkId;
  readonly played: PlayedNetwork;
  /** What a person types to connect, and what a reconnect asks again. */
  readonly typed: (person: string) => ConnectInput;
  readonly typedAgain: (person: string) => ConnectInput;
  /** Does what a person does on the consent page. */
  readonly consent: (url: URL, person: string, pages: 'all' | 'all but one') => Promise<Consent>;
  /** Whether somebody who signs in there now, and allows everything, gets a grant. */
  readonly accepts: (person: string) => boolean;
  readonly standing: (person: string, secret: GrantSecret) => Standing;
  readonly profile: (person: string) => ProfileTruth;
  /** Whether the refresh token that Relink holds was used up, while nothing else has ended the grant. */
  readonly isSpent: (secret: GrantSecret) => boolean;
}

export const dead = (...causes: Cause[]): Standing => ({ kind: 'dead', causes });

/** Why the account itself keeps everybody out, or null. */
export function accountTrouble(
  world: Sandbox,
  network: PlayedNetwork['id'],
  person: string,
): Standing | null {
  const is = (name: 'closed' | 'suspended' | 'security-check') =>
    world.board.accountIs(network, person, name);
  if (is('closed')) return dead('account_closed', 'revoked', 'expired', 'account_suspended');
  if (is('suspended')) return dead('account_suspended', 'revoked', 'account_closed', 'action_required');
  return is('security-check') ? dead('action_required', 'revoked') : null;
}

/** Sends the form of a consent page. */
export async function submit(
  played: PlayedNetwork,
  url: URL,
  fields: readonly (readonly [string, string])[],
): Promise<Consent> {
  const body = Buffer.from(new URLSearchParams([...fields].map(([name, value]) => [name, value])).toString());
  const call = callOf('POST', url, { 'content-type': 'application/x-www-form-urlencoded' }, body);
  return consentOf(await played.handle(call));
}

function consentOf({ status, headers: { location } }: Answer): Consent {
  if (typeof location === 'string') return redirected(location);
  return status >= 400 ? { kind: 'page_not_loaded' } : null;
}

export function redirected(url: string): Consent {
  return { kind: 'redirected', url };
}

/** Lets `person` sit at the browser while `act` runs. */
export async function signedInAs<T>(
  world: Sandbox,
  network: PlayedNetwork['id'],
  person: string,
  act: () => T | Promise<T>,
): Promise<T> {
  world.board.set(network, null, 'sign-in-as', person);
  try {
    return await act();
  } finally {
    world.board.set(network, null, 'sign-in-as', '');
  }
}
