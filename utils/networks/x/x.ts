import { DAY, MINUTE } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import type { AuthorizationPlan } from '@/utils/networks/access';
import { defineNetwork } from '@/utils/networks/network';
import { standardTokens } from '../shared/token-set';
import { identify, listProfiles } from './account';
import { readFailure } from './read-failure';

const HOST = 'api.x.com';

/** X publishes no lifetime of refresh tokens; developers report about six months. */
const REFRESH_LIFE = 180 * DAY;

const PLAN: AuthorizationPlan = {
  responseType: 'code',
  scopes: ['tweet.read', 'users.read', 'offline.access'],
  scopeSeparator: ' ',
  clientAuthentication: 'none',
  params: {},
};

function refreshClock(at: number): Clock {
  return { kind: 'refresh', at: at + REFRESH_LIFE, exact: false, mendedBy: 'person' };
}

/** X, through the person's own public client: https://docs.x.com/fundamentals/authentication/oauth-2-0 */
export const x = defineNetwork({
  id: 'x',
  name: 'X',
  summary: 'You need an app of your own at X (Native App or Single Page App), without a secret.',
  profileNoun: { one: 'account', many: 'accounts' },
  app: {
    kind: 'own',
    secret: 'none',
    registerUrl: 'https://developer.x.com/en/portal/dashboard',
    steps: [
      'In X’s developer console, create a project and an app, and open “User authentication settings”.',
      'Choose “Native App” or “Single Page App”: both need no secret.',
      'Paste the redirect URI below as callback URI, and any website.',
      'Copy the OAuth 2.0 client ID into the field below.',
    ],
    settings: [],
  },
  access: {
    kind: 'oauth',
    redirectPath: 'x',
    appFrom: (clientId) => ({
      clientId,
      endpoints: {
        issuer: 'https://api.x.com',
        authorization_endpoint: 'https://x.com/i/oauth2/authorize',
        token_endpoint: 'https://api.x.com/2/oauth2/token',
        revocation_endpoint: 'https://api.x.com/2/oauth2/revoke',
      },
      settings: {},
    }),
    plan: () => PLAN,
    readTokens: (answer, at, _place, previous) => {
      const tokens = standardTokens(answer, at, previous, false);
      return {
        ...tokens,
        clocks: tokens.refreshToken ? [...tokens.clocks, refreshClock(at)] : tokens.clocks,
      };
    },
    silent: () => false,
  },
  fields: [],
  origins: () => ['https://api.x.com/*'],
  sendsCors: false,
  hosts: () => [HOST],
  pictureHosts: () => ['pbs.twimg.com'],
  checkEveryMs: DAY,
  renewal: (_place, refreshable) =>
    refreshable
      ? { kind: 'refresh_token', everyMs: DAY, aheadMs: MINUTE, provesLife: true }
      : { kind: 'none' },
  identify,
  probe: 'renewal',
  listProfiles,
  readFailure,
});
