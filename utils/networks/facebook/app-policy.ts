import type { AppPolicy } from '@/utils/networks/network';
import { DEFAULT_VERSION, VERSION_FIELD } from './endpoints';

/** Facebook lets nobody in without an app; it is the person's own. */
export const appPolicy: AppPolicy = {
  kind: 'own',
  secret: 'optional',
  secretHint:
    'With the secret, access lasts 60 days and Relink prolongs it. Without it, Facebook grants one or two hours at a time.',
  registerUrl: 'https://developers.facebook.com/apps/',
  steps: [
    'Open developers.facebook.com/apps, press Create app and choose to manage everything on your Page.',
    'Add the product Facebook Login, and open its Settings.',
    'Paste the redirect URI shown here into Valid OAuth Redirect URIs, and switch on Client OAuth login.',
    'Copy the App ID and the App secret from App settings → Basic, and save them here.',
  ],
  settings: [
    {
      name: 'graphVersion',
      label: VERSION_FIELD,
      kind: 'text',
      required: false,
      placeholder: DEFAULT_VERSION,
      initial: DEFAULT_VERSION,
      hint: 'The version that your app uses, as its dashboard shows it.',
    },
  ],
};
