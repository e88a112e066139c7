import type { Guide } from './guide';

const NEW_PASSWORD = 'Create an app password under Settings → Privacy and security → App passwords.';
const RECONNECT = 'Press Reconnect here and paste it.';

/** The scope of a session that the main password has opened: https://atproto.com/specs/xrpc#authentication */
const MAIN_PASSWORD = 'com.atproto.access';

export const bluesky: Guide = {
  caution: (scopes) =>
    scopes.includes(MAIN_PASSWORD)
      ? {
          title: 'Connected with your main password',
          sentence:
            'It works, but a session of the main password may also change the account itself, such as its e-mail address. One of an app password may not, and you can withdraw it on its own.',
          steps: [NEW_PASSWORD, 'Press Reconnect here and paste it in place of the main password.'],
        }
      : null,
  manageUrl: () => 'https://bsky.app/settings/app-passwords',
  // The account on file signs in with what is typed: no page of the network has a say in whose it is.
  switchUrl: () => null,
  steps: {
    expired: ['The session was not used for 90 days.', NEW_PASSWORD, RECONNECT],
    revoked: [
      'The app password was deleted, the main password was changed, or the account moved to another server.',
      NEW_PASSWORD,
      `${RECONNECT} Relink finds the account's server by itself.`,
    ],
    password_changed: [NEW_PASSWORD, RECONNECT],
    action_required: [
      'Sign in at bsky.app and reactivate the account.',
      'Then press Check now; if that does not help, reconnect with a new app password.',
    ],
    account_suspended: ['Sign in at bsky.app and follow what the moderation notice says.'],
    account_closed: [
      'Open the profile at bsky.app to see whether the account still exists.',
      'If it moved to another server, create an app password there and reconnect.',
    ],
  },
};
