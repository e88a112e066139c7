import { Failure } from '@/utils/core/failure';
import type { AppRow, LoginRow } from '@/utils/db/rows';
import { placeOf } from '@/utils/grants/place';
import type { ConnectInput, Network, Place } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { nothingToKeep, type PreparedPlace, preparePlace } from './prepare-place';
import { askAboutApp } from './test-app';

/**
 * Where a login is authorized again: through the app on file. When the server has forgotten it, or it cannot be opened
 * here, the network is prepared anew.
 * @throws Failure `new_redirect_uri` when the person has to say which redirect URI the server knows; `gone`, `app_missing` …
 */
export async function placeToReconnect(
  deps: Deps,
  network: Network,
  login: LoginRow,
  input: ConnectInput,
): Promise<PreparedPlace> {
  if (network.app.kind === 'own') return preparePlace(deps, network, {});
  const registers = network.app.kind === 'self-registered';
  if (registers && login.death?.cause === 'app_problem') return placeAnew(deps, network, login);
  const onFile = await placeOnFile(deps, network, login, input).catch((error: unknown) => {
    if (registers && error instanceof Failure) return null;
    throw error;
  });
  const isUsable = onFile !== null && !(registers && (await isUnknownTo(deps, network, onFile.place)));
  return isUsable ? onFile : placeAnew(deps, network, login);
}

/** Registers Relink once more at the server of a login, which stays as it is until the person has signed in there. */
export function placeAnew(deps: Deps, network: Network, login: LoginRow): Promise<PreparedPlace> {
  return preparePlace(deps, network, { server: login.server });
}

/** Housekeeping drops what seems unused: the server is asked before a window opens that could show an error only. */
async function isUnknownTo(deps: Deps, network: Network, { app, server }: Place): Promise<boolean> {
  return app !== null && (await askAboutApp(deps, network, app, server)).verdict === 'refused';
}

async function placeOnFile(
  deps: Deps,
  network: Network,
  login: LoginRow,
  input: ConnectInput,
): Promise<PreparedPlace> {
  const place = await placeOf(deps, login);
  const row = login.appId === null ? undefined : await deps.stores.getApp(login.appId);
  const redirectPath = row && (await pathToTake(deps, network, row, input));
  if (!row || !place.app || redirectPath === undefined)
    return { place, appId: login.appId, keepApp: nothingToKeep };
  return {
    place: { ...place, app: { ...place.app, redirectPath } },
    appId: row.id,
    keepApp: () => deps.stores.saveApp({ ...row, redirectPath }),
  };
}

/** What the person answers, by a button: `own` when the server knows the new redirect URI, `shared` to keep the old one. */
const ANSWER = 'redirectUri';

/**
 * An app that was connected before each server had a redirect URI of its own. Its server knows the old one only, and would
 * show a page of its own about the new one: so the person is asked before, once.
 * @returns the path from now on; undefined where nothing changes
 */
async function pathToTake(
  deps: Deps,
  { access }: Network,
  row: AppRow,
  input: ConnectInput,
): Promise<string | undefined> {
  if (access.kind !== 'oauth' || !access.ownRedirect || row.redirectPath !== undefined) return undefined;
  const own = await access.ownRedirect.ofApp(row);
  if (input[ANSWER] === 'own') return own;
  if (input[ANSWER] === 'shared') return access.redirectPath;
  const { host } = new URL(row.endpoints.issuer);
  throw new Failure('new_redirect_uri', { host, redirectUri: deps.identity.redirectUri(own) });
}
