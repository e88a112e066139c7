import type { AppFacts, ConnectField, LoginOnFile } from '@/utils/networks/network';
import { readIssuer, readOptionalAddress } from '../shared/typed-address';

/** What a person types about a server of their own. */
export const FIELDS: readonly ConnectField[] = [
  {
    name: 'issuer',
    label: 'Issuer URL',
    kind: 'url',
    required: false,
    placeholder: 'https://id.example.com',
    hint: 'Relink finds the endpoints there. Leave it empty to type them yourself under “More options”.',
    read: readIssuer,
    blamedFor: ['not_such_a_server', 'unreachable'],
    onFile: ({ app }) => (app && isDiscovered(app) ? app.endpoints.issuer : ''),
  },
  {
    name: 'clientId',
    label: 'Client ID',
    kind: 'text',
    required: true,
    onFile: ({ app }) => app?.clientId ?? '',
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    kind: 'secret',
    required: false,
    hint: 'Empty for a public client.',
  },
  {
    name: 'scopes',
    label: 'Scopes',
    kind: 'text',
    required: false,
    initial: 'openid profile offline_access',
    onFile: ({ app }) => app?.settings.scopes ?? '',
  },
  advanced('authorizationEndpoint', 'Authorization endpoint', (app) => app.endpoints.authorization_endpoint),
  advanced('tokenEndpoint', 'Token endpoint', (app) => app.endpoints.token_endpoint),
  advanced('revocationEndpoint', 'Revocation endpoint', (app) => app.endpoints.revocation_endpoint),
  {
    ...advanced('whoAmIUrl', 'Who-am-I URL', (app) => app.settings.whoAmIUrl),
    hint: 'Answers with the account, as JSON. The userinfo endpoint if empty.',
  },
  path('idField', 'ID field', 'sub'),
  path('nameField', 'Name field', 'name'),
  path('avatarField', 'Avatar field', 'picture'),
];

/** @returns the label of a field, for messages about it */
export function labelOf(name: string): string {
  return FIELDS.find((field) => field.name === name)?.label ?? name;
}

/** What was discovered is discovered anew; what was typed by hand is filled in again. */
function isDiscovered(app: AppFacts): boolean {
  return app.settings.discovered === 'yes';
}

function advanced(name: string, label: string, known: (app: AppFacts) => string | undefined): ConnectField {
  const onFile = ({ app }: LoginOnFile) => (app && !isDiscovered(app) ? (known(app) ?? '') : '');
  return { name, label, kind: 'url', required: false, advanced: true, read: readOptionalAddress, onFile };
}

function path(name: string, label: string, placeholder: string): ConnectField {
  return {
    name,
    label,
    kind: 'text',
    required: false,
    advanced: true,
    placeholder,
    hint: 'Dots lead inwards: user.id',
    onFile: ({ app }) => app?.settings[name] ?? '',
  };
}
