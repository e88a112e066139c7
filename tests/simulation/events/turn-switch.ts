import type { AccountSwitch, NetworkSwitch, SwitchValue } from '../../sandbox/world/switches.ts';
import type { Served } from '../networks/served.ts';
import type { Account, World } from '../world.ts';

/** Turns a switch of an account, or does its action, as the sandbox's control page does. */
export function turn(
  world: World,
  { served, person }: Account,
  name: AccountSwitch,
  value: SwitchValue = true,
): void {
  const { board, signIns } = world.sandbox;
  const { id } = served.played;
  if (board.spec(id, person, name)?.kind !== 'action') board.set(id, person, name, value);
  if (name === 'change-password') signIns.end(id, person);
  served.played.flip(name, person, value);
}

/** The same for a switch of a network. */
export function turnNetwork(world: World, served: Served, name: NetworkSwitch, value: SwitchValue): void {
  world.sandbox.board.set(served.played.id, null, name, value);
  served.played.flip(name, null, value);
}
