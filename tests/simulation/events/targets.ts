import type { Random } from '../random.ts';
import type { Account, World } from '../world.ts';

/** @returns an account that is connected and well, or null */
export function someLiving(world: World, random: Random, fits: (account: Account) => boolean = () => true) {
  const living = world.accounts.filter(
    (account) => fits(account) && world.standing(account)?.kind === 'alive',
  );
  return living.length > 0 ? random.pick(living) : null;
}

/** @returns a network with at least one account, or null */
export function someNetwork(world: World, random: Random) {
  return random.pick(world.accounts).served;
}

/** How long something lasts: minutes as likely as days, and never the whole time. */
export function someTime(world: World, random: Random, least: number, most: number): number {
  return Math.min(random.spread(least, most), (world.shape.days * 86_400_000) / 6);
}

/** Lengths in words for the story. */
export function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
