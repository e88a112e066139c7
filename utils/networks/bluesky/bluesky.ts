import { MINUTE } from '@/utils/core/time';
import { type ConnectField, defineNetwork, type Place } from '@/utils/networks/network';
import { identify, listProfiles } from './account';
import { readFailure } from './failures';
import { HANDLE_FIELD, readHandle } from './handle';
import { renewal, revoke } from './renewal';
import { DIRECTORY_HOST, webHost } from './resolve';
import { PASSWORD_FIELD, signIn } from './sign-in';

const handle: ConnectField = {
  name: 'handle',
  label: HANDLE_FIELD,
  kind: 'text',
  required: true,
  placeholder: 'name.bsky.social',
  read: readHandle,
  blamedFor: ['handle_not_found'],
  onFile: (login) => login.handle ?? '',
};

const appPassword: ConnectField = {
  name: 'appPassword',
  label: PASSWORD_FIELD,
  kind: 'secret',
  required: true,
  placeholder: 'xxxx-xxxx-xxxx-xxxx',
  blamedFor: ['wrong_password', 'second_factor'],
  hint: 'Not your main password: create one at bsky.app under Settings → Privacy and security → App passwords.',
};

const server: ConnectField = {
  name: 'server',
  label: 'Server',
  kind: 'text',
  required: false,
  advanced: true,
  placeholder: 'bsky.social',
  hint: 'Leave empty: Relink finds it by the handle.',
  blamedFor: ['not_home_server'],
};

/** The account's server, and the directory that tells when the account has moved (it is never sent a token). */
function hosts(place: Place): readonly string[] {
  const own = URL.canParse(place.server) ? [new URL(place.server).host] : [];
  return [...own, DIRECTORY_HOST];
}

/** Where the document of a `did:web` lies: its owner chooses the host, so it gets to see nothing but the question. */
function openHosts(accountId: string): readonly string[] {
  const host = webHost(accountId);
  return host === null ? [] : [host];
}

/** Bluesky by app password: no app of one's own, and sessions that live as long as they are used. */
export const bluesky = defineNetwork({
  id: 'bluesky',
  name: 'Bluesky',
  summary: 'Your handle and an app password. Nothing to register.',
  profileNoun: { one: 'account', many: 'accounts' },
  app: { kind: 'none' },
  access: { kind: 'password', reconnectFields: [appPassword], signIn },
  fields: [handle, appPassword, server],
  origins: () => [],
  sendsCors: true,
  hosts,
  openHosts,
  pictureHosts: () => ['cdn.bsky.app'],
  accountsMove: true,
  checkEveryMs: 5 * MINUTE,
  renewal: () => renewal,
  identify,
  probe: 'identify',
  listProfiles,
  revoke,
  readFailure,
});
