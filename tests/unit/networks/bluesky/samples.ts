import { SECOND } from '@/utils/core/time';
import { json } from '../answer';

export const DID = 'did:plc:anna';
export const PDS = 'https://pds.example';

/** A token of the shape that servers issue; nobody here checks its signature. */
export function jwt(endsAt: number, more: { readonly scope?: string; readonly iat?: number } = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256K' })}.${part({ sub: DID, exp: endsAt / SECOND, ...more })}.signature`;
}

export function didDocument(serviceEndpoint: string, id = DID) {
  return json(200, {
    id,
    service: [
      { id: '#labeler', type: 'AtprotoLabeler', serviceEndpoint: 'https://label.example' },
      { id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint },
    ],
  });
}

export function session(
  accessEnds: number,
  refreshEnds: number,
  more: object = {},
  scope = 'com.atproto.appPass',
) {
  return json(200, {
    did: DID,
    handle: 'anna.example',
    accessJwt: jwt(accessEnds, { scope }),
    refreshJwt: jwt(refreshEnds, { scope: 'com.atproto.refresh' }),
    active: true,
    ...more,
  });
}

export const xrpc = (status: number, error: string, message = '') => json(status, { error, message });
