import * as v from 'valibot';
import { DAY, MINUTE } from '@/utils/core/time';
import type { HttpAnswer } from '@/utils/http/messages';
import type { AuthorizationPlan, Purpose } from '@/utils/networks/access';
import { isJsonSuccess } from '@/utils/networks/answers';
import { defineNetwork, type Place, type Session } from '@/utils/networks/network';
import { bearerGet, openGet } from '../shared/requests';
import { nameText, wordsText } from '../shared/schemas';
import { standardTokens } from '../shared/token-set';
import { readServer } from '../shared/typed-address';
import { identify, listProfiles, WHO_AM_I } from './account';
import { issuerOf, prepare } from './prepare';
import { readFailure } from './read-failure';
import { testApp } from './test-app';

function plan({ app }: Place, purpose: Purpose): AuthorizationPlan {
  const methods = app?.endpoints.token_endpoint_auth_methods_supported ?? ['client_secret_post'];
  return {
    responseType: 'code',
    scopes: (app?.settings.scopes ?? '').split(' '),
    scopeSeparator: ' ',
    clientAuthentication: methods.includes('client_secret_post')
      ? 'client_secret_post'
      : 'client_secret_basic',
    params: purpose.kind === 'reconnect' && purpose.afterWrongAccount ? { force_login: 'true' } : {},
  };
}

/** https://docs.joinmastodon.org/entities/V1_Instance/: every software sends at least its address and its version. */
const instance = v.object({ uri: nameText, version: wordsText });

function describesInstance(answer: HttpAnswer): boolean {
  return isJsonSuccess(answer) && v.is(instance, answer.json);
}

/** Mastodon, and every server with its API: Pixelfed, Pleroma, Akkoma, GoToSocial, snac … */
export const mastodon = defineNetwork({
  id: 'mastodon',
  name: 'Mastodon',
  manyServers: true,
  summary: 'Mastodon, Pixelfed, Pleroma, Akkoma, GoToSocial and others: you need the server’s name.',
  profileNoun: { one: 'account', many: 'accounts' },
  app: { kind: 'self-registered' },
  access: {
    kind: 'oauth',
    redirectPath: 'mastodon',
    issuer: issuerOf,
    prepare,
    plan,
    readTokens: (answer, at, _place, previous) => standardTokens(answer, at, previous, false),
    testApp,
    silent: () => false,
  },
  fields: [
    {
      name: 'server',
      label: 'Server',
      kind: 'text',
      required: true,
      placeholder: 'mastodon.social',
      hint: 'The part behind the second @ of your handle.',
      read: readServer,
      blamedFor: ['not_such_a_server', 'unreachable'],
      onFile: ({ server }) => new URL(server).host,
    },
  ],
  origins: () => [],
  sendsCors: true,
  hosts: ({ server }) => [new URL(server).host],
  pictureHosts: (server) => [new URL(server).hostname, `.${new URL(server).hostname}`],
  checkEveryMs: 5 * MINUTE,
  renewal: (_place, refreshable) =>
    refreshable
      ? { kind: 'refresh_token', everyMs: null, aheadMs: DAY, provesLife: false }
      : { kind: 'none' },
  identify,
  probe: 'identify',
  listProfiles,
  readFailure,
  differential: ({ place, accessToken }: Session) => ({
    anonymous: openGet(`${place.server}${WHO_AM_I}`),
    authorized: bearerGet(`${place.server}${WHO_AM_I}`, accessToken),
    open: [{ request: openGet(`${place.server}/api/v1/instance`), works: describesInstance }],
  }),
});
