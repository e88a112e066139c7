import { Failure } from '@/utils/core/failure';
import type { AppRow, LoginRow } from '@/utils/db/rows';
import type { Account, App, Place, Session } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import type { GrantSecret } from '@/utils/vault/secrets';

type AppDeps = Pick<Deps, 'stores' | 'vault'>;

/** Opens an app with its secret. @throws Failure `vault_unreadable` */
export async function openApp(deps: AppDeps, row: AppRow): Promise<App> {
  const secret = row.hasSecret ? await deps.vault.openApp(row.id) : null;
  // Without its secret the network would refuse the app, which would look like the app's fault.
  if (row.hasSecret && !secret) throw new Failure('vault_unreadable');
  const { clientId, endpoints, settings, redirectPath, issuerIsGuess } = row;
  return {
    clientId,
    endpoints,
    settings,
    ...(redirectPath === undefined ? {} : { redirectPath }),
    ...(issuerIsGuess === undefined ? {} : { issuerIsGuess }),
    clientSecret: secret?.clientSecret ?? null,
  };
}

/** Where a login lives. @throws Failure `gone` when its app was removed, `vault_unreadable` */
export async function placeOf(deps: AppDeps, login: Pick<LoginRow, 'server' | 'appId'>): Promise<Place> {
  if (login.appId === null) return { server: login.server, app: null };
  const row = await deps.stores.getApp(login.appId);
  if (!row) throw new Failure('gone');
  return { server: login.server, app: await openApp(deps, row) };
}

/** A login's opened grant as conversations need it. */
export function sessionOf(place: Place, secret: GrantSecret, login: LoginRow): Session {
  return {
    place,
    accessToken: secret.accessToken,
    refreshToken: secret.refreshToken,
    accountId: login.accountId,
    grantedAt: login.grant?.grantedAt ?? 0,
  };
}

/** The account on file, for `login_hint` and the same-account guard. */
export function accountOf(login: LoginRow): Account {
  return { id: login.accountId, name: login.name, handle: login.handle, avatar: login.avatar };
}
