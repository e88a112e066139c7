import type { Guide } from './guide';

export const mastodon: Guide = {
  manageUrl: (server) => `${server}/oauth/authorized_applications`,
  switchUrl: (server) => server,
  steps: {
    revoked: [
      'Reconnect and allow access again on the server’s own page.',
      'If you did not withdraw it yourself: a changed password or a moderator may have ended it. The list of authorized apps on the server shows what is left.',
    ],
    expired: ['This server’s access ends after some time. Reconnect to grant it again.'],
    action_required: [
      'Sign in at the server in a tab.',
      'Confirm your e-mail address, or wait until the sign-up is approved, as it says there.',
      'Then reconnect.',
    ],
    account_suspended: [
      'Sign in at the server in a tab: the notice there says what happened and how to appeal.',
      'Relink keeps checking and notices when the account is enabled again.',
    ],
    app_problem: [
      'The server no longer knows Relink’s registration. Reconnect: Relink registers again by itself.',
    ],
  },
};
