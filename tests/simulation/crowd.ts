import { everything, type FacebookPage } from '../sandbox/world/pages.ts';
import type { Crowd } from '../sandbox/world/world.ts';
import type { Served } from './networks/served.ts';
import type { Random } from './random.ts';
import type { Shape } from './shape.ts';
import type { Account } from './world.ts';

/** As many people as there may be logins, and the pages that they look after. */
export function crowdOf(shape: Shape, random: Random): Crowd {
  const people = Array.from({ length: shape.logins }, (_, index) => {
    const id = `p${String(index + 1).padStart(3, '0')}`;
    return { id, name: `Person ${index + 1}` };
  });
  const pages = people.flatMap(({ id: person }) =>
    Array.from({ length: random.between(2, shape.pages) }, (_, index): FacebookPage => {
      const number = String(index + 1).padStart(2, '0');
      return {
        id: `20000000${person.slice(1)}${number}`,
        name: `Page ${number} of ${person}`,
        username: `page${number}${person}`,
        person,
        tasks: everything,
      };
    }),
  );
  return { people, pages };
}

/**
 * One account per person, spread over the networks by their weights; in some worlds most of them live at one server, whose
 * failures are then failures together.
 */
export function chooseAccounts(
  shape: Shape,
  networks: readonly { readonly served: Served; readonly weight: number }[],
  crowd: Crowd,
  random: Random,
): readonly Account[] {
  const total = networks.reduce((sum, { weight }) => sum + weight, 0);
  const crowded = random.chance(shape.crowded) ? random.pick(networks) : null;
  return crowd.people.slice(0, shape.logins).map(({ id: person, name }) => {
    let left = random.between(1, total);
    const found = networks.find(({ weight }) => {
      left -= weight;
      return left <= 0;
    });
    const isThere = crowded !== null && random.chance(0.6);
    const { served } = isThere ? crowded : (found ?? random.pick(networks));
    const account = served.played.accounts.find((candidate) => candidate.person === person);
    if (!account) throw new Error(`${person} has no account at ${served.played.id}`);
    return { served, person, name, accountId: account.id };
  });
}
