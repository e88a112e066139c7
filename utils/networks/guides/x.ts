import type { Guide } from './guide';

export const x: Guide = {
  manageUrl: () => 'https://x.com/settings/connected_apps',
  // No page for it is documented; its menu holds the switch.
  switchUrl: () => 'https://x.com/',
  steps: {
    revoked: [
      'Reconnect and authorize the app again.',
      'If you did not withdraw it yourself, look under Settings → Security → Connected apps at X.',
    ],
    action_required: ['Open x.com in a tab and unlock the account as it says there.', 'Then reconnect.'],
    account_suspended: ['Open x.com in a tab: the notice on top says why, and how to appeal.'],
    app_problem: [
      'Open the app in X’s developer console: its type must be Native App or Single Page App, so that it needs no secret.',
      'Compare client ID and redirect URI with those under Settings → Apps.',
      'Check that the account behind the app still has credit: at zero X refuses every call.',
    ],
  },
};
