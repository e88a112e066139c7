import { type Answer, json } from '../core/answer.ts';
import type { Traits } from './traits.ts';

/** Authorization server metadata (RFC 8414) in Mastodon's wording; its issuer ends with a slash. */
export function metadata(traits: Traits): Answer {
  if (!traits.modern) return json(404, { error: 'Not Found' });
  const origin = `https://${traits.host}`;
  return json(200, {
    issuer: `${origin}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    userinfo_endpoint: `${origin}/oauth/userinfo`,
    app_registration_endpoint: `${origin}/api/v1/apps`,
    scopes_supported: [
      'read',
      'profile',
      'write',
      'write:statuses',
      'write:media',
      'read:accounts',
      'follow',
      'push',
    ],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  });
}

/** https://docs.joinmastodon.org/methods/instance/#v1 */
export function instanceV1(traits: Traits): Answer {
  return json(200, {
    uri: traits.host,
    title: traits.title,
    short_description: `${traits.title} in the sandbox`,
    description: '',
    email: `admin@${traits.host}`,
    version: traits.version,
    languages: ['en'],
    registrations: false,
    approval_required: false,
  });
}

/** https://docs.joinmastodon.org/methods/instance/#v2, since Mastodon 4.0 */
export function instanceV2(traits: Traits): Answer {
  if (traits.network === 'old-mastodon') return json(404, { error: 'Record not found' });
  return json(200, {
    domain: traits.host,
    title: traits.title,
    version: traits.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: `${traits.title} in the sandbox`,
    languages: ['en'],
    configuration: { urls: {} },
    registrations: { enabled: false, approval_required: false, message: null },
    contact: { email: `admin@${traits.host}`, account: null },
    rules: [],
  });
}
