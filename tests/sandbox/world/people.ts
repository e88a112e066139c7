import type { NetworkId } from './network-ids.ts';

/** `anna`, `ben`, `chloe`, or one of a larger crowd. */
export type PersonId = string;

/** One person's account at one network. */
export interface Account {
  readonly person: PersonId;
  readonly network: NetworkId;
  /** The network's stable id. */
  readonly id: string;
  readonly name: string;
  /** Without a leading @; null where the network has none. */
  readonly handle: string | null;
  readonly email: string;
  readonly password: string;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
}

export const people: readonly Person[] = [
  { id: 'anna', name: 'Anna Keller' },
  { id: 'ben', name: 'Ben Ortiz' },
  { id: 'chloe', name: 'Chloe Martin' },
];

/** Ids in the shape that each network gives them. */
const ids: Readonly<Record<NetworkId, Readonly<Record<string, string>>>> = {
  facebook: { anna: '10158800000000001', ben: '10158800000000002', chloe: '10158800000000003' },
  x: { anna: '1420000000000000001', ben: '1420000000000000002', chloe: '1420000000000000003' },
  mastodon: { anna: '109000000000000001', ben: '109000000000000002', chloe: '109000000000000003' },
  'old-mastodon': { anna: '1001', ben: '1002', chloe: '1003' },
  pixelfed: { anna: '550000000000000001', ben: '550000000000000002', chloe: '550000000000000003' },
  akkoma: { anna: 'AAnna0000000000001', ben: 'ABen00000000000002', chloe: 'AChloe000000000003' },
  gotosocial: {
    anna: '01HANNA0000000000000000001',
    ben: '01HBEN00000000000000000002',
    chloe: '01HCHLOE000000000000000003',
  },
  mute: { anna: '11', ben: '12', chloe: '13' },
  bluesky: {
    anna: 'did:plc:annakeller2345672345672y',
    ben: 'did:plc:benortiz234567234567234y',
    chloe: 'did:plc:chloemartin2345672345672',
  },
  custom: { anna: 'user-anna', ben: 'user-ben', chloe: 'user-chloe' },
  legacy: { anna: '501', ben: '502', chloe: '503' },
  loopback: { anna: 'local-anna', ben: 'local-ben', chloe: 'local-chloe' },
};

function handleOf(network: NetworkId, person: Person): string | null {
  if (network === 'facebook' || network === 'legacy') return null;
  if (network === 'x') return person.name.toLowerCase().replace(' ', '');
  if (network === 'bluesky') return `${person.id}.bsky.social`;
  return person.id;
}

/** The id of somebody whose account nobody wrote down above. */
function otherId(network: NetworkId, person: Person): string {
  return network === 'bluesky' ? `did:plc:${person.id.padEnd(24, '2')}` : `${network}-${person.id}`;
}

/** The account of each person at a network. */
export function accountsOf(network: NetworkId, crowd: readonly Person[] = people): readonly Account[] {
  return crowd.map((person) => ({
    person: person.id,
    network,
    id: ids[network][person.id] ?? otherId(network, person),
    name: person.name,
    handle: handleOf(network, person),
    email: `${person.id}@example.com`,
    password: `${person.id}-password-1`,
  }));
}
