/** https://atproto.com/specs/did#did-documents */
export function didDocument(did: string, handle: string | null, server: string): object {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    alsoKnownAs: [`at://${handle}`],
    verificationMethod: [],
    service: [
      { id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: `https://${server}` },
    ],
  };
}
