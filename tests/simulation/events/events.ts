import * as account from './account-events.ts';
import * as computer from './computer-events.ts';
import type { Happening } from './event.ts';
import * as hostile from './hostile-events.ts';
import * as network from './network-events.ts';
import * as person from './person-events.ts';
import * as way from './way-events.ts';

/** Everything that can happen. */
export const EVENTS: readonly Happening[] = [account, network, way, hostile, computer, person]
  .flatMap((kind): Happening[] => Object.values(kind))
  // In an order that no bundler changes: a seed must mean the same everywhere.
  .sort((a, b) => (a.name < b.name ? -1 : 1));
