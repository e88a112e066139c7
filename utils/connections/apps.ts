import { Failure } from '@/utils/core/failure';
import type { AppRow } from '@/utils/db/rows';
import type { ConnectInput, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';

/** What the person typed into the form of an app. */
export interface TypedApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly settings: ConnectInput;
}

/**
 * Saves the person's own app of a network. Another client ID is another app: the one before stays for as long as logins
 * depend on it, because their tokens were issued to it. An empty secret keeps the one on file of the same client ID.
 * @returns the app's id
 * @throws Failure `bad_input` naming the field
 */
export async function saveApp(deps: Deps, network: Network, input: TypedApp): Promise<string> {
  const { access, app: policy } = network;
  if (policy.kind !== 'own' || access.kind !== 'oauth' || !access.appFrom) throw new Failure('bad_input');
  const clientId = input.clientId.trim();
  const clientSecret = input.clientSecret.trim();
  if (clientId === '') throw new Failure('bad_input', { field: 'Client ID' });
  const apps = await deps.stores.appsOf(network.id);
  const known = apps.find((app) => app.clientId === clientId);
  const keepsSecret = clientSecret === '' && known?.hasSecret === true;
  if (policy.secret === 'required' && clientSecret === '' && !keepsSecret) {
    throw new Failure('bad_input', { field: 'Client secret' });
  }
  const facts = access.appFrom(clientId, input.settings);
  const id = known?.id ?? deps.newId();
  const row: AppRow = {
    ...facts,
    id,
    network: network.id,
    server: new URL(facts.endpoints.issuer).origin,
    hasSecret: clientSecret !== '' || keepsSecret,
    savedAt: deps.now(),
  };
  await deps.stores.saveApp(
    row,
    clientSecret ? await deps.vault.seal(id, { kind: 'app', clientSecret }) : undefined,
  );
  // Removes nothing that a login still uses.
  for (const app of apps) if (app.id !== id) await deps.stores.removeApp(app.id);
  return id;
}

/** @throws Failure `app_in_use` while logins depend on the app */
export async function removeApp(deps: Deps, appId: string): Promise<void> {
  if (!(await deps.stores.removeApp(appId))) throw new Failure('app_in_use');
}
