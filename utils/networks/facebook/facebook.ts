import { HOUR } from '@/utils/core/time';
import { defineNetwork } from '@/utils/networks/network';
import { identify, revoke } from './account';
import { appPolicy } from './app-policy';
import { appFrom, GRAPH } from './endpoints';
import { readFailure } from './failures';
import { listPages } from './pages';
import { plan } from './plan';
import { testApp } from './test-app';
import { extend, readTokens, renewal } from './tokens';

/** Facebook Pages: one personal login carries many pages, through the person's own app. */
export const facebook = defineNetwork({
  id: 'facebook',
  name: 'Facebook',
  summary: 'The pages that you manage. Needs an app of your own at Meta.',
  profileNoun: { one: 'page', many: 'pages' },
  app: appPolicy,
  access: {
    kind: 'oauth',
    redirectPath: 'facebook',
    appFrom,
    plan,
    readTokens,
    extend,
    testApp,
    silent: () => false,
  },
  fields: [],
  origins: () => [`${GRAPH}/*`],
  sendsCors: false,
  hosts: () => [new URL(GRAPH).host],
  pictureHosts: () => ['.fbcdn.net', '.fbsbx.com'],
  checkEveryMs: HOUR,
  renewal,
  identify,
  probe: 'identify',
  listProfiles: listPages,
  revoke,
  revokesForPerson: true,
  readFailure,
});
