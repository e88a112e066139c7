import { Failure } from '@/utils/core/failure';
import { sameIssuer } from '@/utils/core/issuer';
import type { AppRow } from '@/utils/db/rows';
import { openApp } from '@/utils/grants/place';
import { converse } from '@/utils/http/converse';
import { httpsOnly } from '@/utils/http/https-only';
import type { Fetch } from '@/utils/http/transport';
import type { OAuthAccess } from '@/utils/networks/access';
import type { AppFacts, ConnectInput, Network, Place } from '@/utils/networks/network';
import { discover } from '@/utils/oauth/discover';
import type { Deps } from '@/utils/ports/deps';

/** A place to authorize at, and the app that it goes through. */
export interface PreparedPlace {
  readonly place: Place;
  readonly appId: string | null;
  /**
   * Stores an app that was typed or registered. To be called once a grant through it is proved: until then the app on
   * file, which other logins may depend on, stays as it is.
   */
  readonly keepApp: () => Promise<void>;
}

/** For an app that is on file already, or none. */
export const nothingToKeep = async (): Promise<void> => {};

/**
 * Gets ready for the sign-in window: opens the person's own app, or discovers the server that was typed and registers
 * Relink there.
 * @throws Failure `app_missing`, `not_such_a_server`, `bad_input` …, or Refusal of the registration
 */
export async function preparePlace(
  deps: Deps,
  network: Network,
  input: ConnectInput,
): Promise<PreparedPlace> {
  const { access } = network;
  if (access.kind === 'password')
    return { place: { server: '', app: null }, appId: null, keepApp: nothingToKeep };
  if (access.prepare) return prepareTyped(deps, network, access, input);
  const [row] = await deps.stores.appsOf(network.id);
  if (!row) throw new Failure('app_missing', { network: network.name });
  return {
    place: { server: row.server, app: await openApp(deps, row) },
    appId: row.id,
    keepApp: nothingToKeep,
  };
}

async function prepareTyped(
  deps: Deps,
  network: Network,
  access: OAuthAccess,
  input: ConnectInput,
): Promise<PreparedPlace> {
  if (!access.prepare) throw new Failure('app_missing', { network: network.name });
  const fetch = httpsOnly(deps.fetch);
  const issuer = access.issuer?.(input) ?? null;
  const metadata = issuer === null ? null : await findMetadata(network, issuer, fetch);
  const ownPath = (await access.ownRedirect?.ofTyped(input)) ?? null;
  const redirectUri = deps.identity.redirectUri(ownPath ?? access.redirectPath);
  const prepared = await converse(access.prepare(input, redirectUri, metadata), fetch);
  const { server, clientSecret } = prepared;
  const facts: AppFacts = ownPath === null ? prepared.facts : { ...prepared.facts, redirectPath: ownPath };
  const known = (await deps.stores.appsOf(network.id)).find(
    (app) => sameIssuer(app.endpoints.issuer, facts.endpoints.issuer) && app.clientId === facts.clientId,
  );
  const id = known?.id ?? deps.newId();
  const row: AppRow = {
    ...facts,
    id,
    network: network.id,
    server,
    hasSecret: clientSecret !== null,
    savedAt: known?.savedAt ?? deps.now(),
  };
  const secret = clientSecret === null ? undefined : await deps.vault.seal(id, { kind: 'app', clientSecret });
  return {
    place: { server, app: { ...facts, clientSecret } },
    appId: id,
    keepApp: () => deps.stores.saveApp(row, secret),
  };
}

/** Metadata that an open server serves without CORS headers look unreachable; its API may answer all the same. */
async function findMetadata(network: Network, issuer: string, fetch: Fetch) {
  try {
    return await discover(issuer, fetch);
  } catch (error) {
    if (network.sendsCors && error instanceof Failure && error.code === 'unreachable') return null;
    throw error;
  }
}
