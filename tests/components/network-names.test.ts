import { expect, test } from 'vitest';
import { countProfiles, networkName, placeNameOf } from '@/components/text/network-names';
import { NETWORKS } from '@/utils/networks/registry';

test.each(Object.values(NETWORKS))(
  'the names of $id are those of the registry',
  ({ id, name, profileNoun, manyServers }) => {
    expect(networkName(id)).toBe(name);
    const server = 'https://mastodon.example/realm';
    expect(placeNameOf({ network: id, server })).toBe(manyServers ? 'mastodon.example' : name);
    expect(countProfiles(id, 1)).toBe(`1 ${profileNoun.one}`);
    expect(countProfiles(id, 2)).toBe(`2 ${profileNoun.many}`);
  },
);
