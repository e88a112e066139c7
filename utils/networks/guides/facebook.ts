import type { Guide } from './guide';

const RECONNECT = 'Press Reconnect and tick every page that Relink should look after.';

export const facebook: Guide = {
  manageUrl: () => 'https://www.facebook.com/settings?tab=business_tools',
  switchUrl: () => 'https://www.facebook.com/',
  steps: {
    expired: ['Sign in to facebook.com as the person who connected these pages.', RECONNECT],
    revoked: [
      'Open Settings → Business Integrations on facebook.com and look whether the app is listed as active.',
      'If it is there but does not work, remove it, so that Facebook forgets the old choice of pages.',
      RECONNECT,
    ],
    password_changed: ['Sign in to facebook.com with the new password.', RECONNECT],
    action_required: [
      'Open facebook.com and finish what it asks for: a security check, a confirmation of your e-mail address, or the authorization to publish as a page.',
      'If nothing is asked for, open the settings of the page and look for a notice there.',
      RECONNECT,
    ],
    permission_missing: [
      'Press Reconnect; Facebook then asks again for the permissions that were declined.',
      'Leave every permission switched on, and tick every page.',
      'If the page is missing in that list, somebody with full control has to give you access to it.',
    ],
    not_selected: [
      'Press Reconnect and choose “Edit settings” or “Edit access” in Facebook’s window, not “Continue as”.',
      'Tick this page, and every other that Relink should look after.',
      'If it is missing in that list, somebody with full control of the page has to give you access to it.',
    ],
    role_lost: [
      'Ask somebody with full control of the page to open Settings → Page setup → Page access.',
      'There they give you Facebook access with content rights, or full control.',
      'If the page belongs to a business portfolio, the access is given in its Business settings → Pages instead.',
      'Then press Check now. Reconnect only if the page still does not appear.',
    ],
    account_suspended: ['Sign in to facebook.com and follow what it says there.'],
    app_problem: [
      'Open developers.facebook.com/apps and look whether the app is active and not archived.',
      'An app in development mode works only for people who have a role in it.',
      'Compare the App ID and secret with Settings → Apps in Relink, and press Test app.',
    ],
  },
};
