import type { Guide } from './guide';

/** Relink knows nothing of this server but the protocol, so the steps are general. */
export const custom: Guide = {
  manageUrl: (server) => server,
  switchUrl: (server) => server,
  steps: {
    expired: ['Reconnect and sign in with the same account.'],
    revoked: [
      'Reconnect and sign in with the same account.',
      'If it ends again soon, look on the server for a list of connected apps or sessions, and whether somebody ended this one.',
    ],
    permission_missing: [
      'Compare the scopes of this connection with what the who-am-I URL needs.',
      'Reconnect and leave every permission switched on.',
    ],
    app_problem: [
      'On the server, check that the client still exists and is enabled.',
      'Compare its client ID, secret and redirect URI with what you have typed. The redirect URI shows under Connect a profile → Custom server as soon as the address of the server is typed there.',
      'Connect the account again with the corrected values: its profile and history stay.',
    ],
  },
};
