import type { ConnectField } from '@/utils/networks/network';

/** What a person types about a server of their own. */
export const FIELDS: readonly ConnectField[] = [
  {
    name: 'issuer',
    label: 'Issuer URL',
    kind: 'url',
    required: false,
    placeholder: 'https://id.example.com',
    hint: 'Relink finds the endpoints there. Leave it empty to type them yourself under “More options”.',
  },
  { name: 'clientId', label: 'Client ID', kind: 'text', required: true },
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
  },
  advanced('authorizationEndpoint', 'Authorization endpoint'),
  advanced('tokenEndpoint', 'Token endpoint'),
  advanced('revocationEndpoint', 'Revocation endpoint'),
  {
    ...advanced('whoAmIUrl', 'Who-am-I URL'),
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

function advanced(name: string, label: string): ConnectField {
  return { name, label, kind: 'url', required: false, advanced: true };
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
  };
}
