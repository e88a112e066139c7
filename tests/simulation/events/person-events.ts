import { HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { nameOf } from '../person/hands.ts';
import type { Happening } from './event.ts';

export const checkNow: Happening = {
  name: 'the person checks now',
  weight: 8,
  happen: (world, random) => {
    if (!world.machine.open) return null;
    const login = random.chance(0.6) ? null : world.rowOf(random.pick(world.accounts));
    void world.machine.command((commands) => commands.checkNow({ loginId: login?.id ?? null }));
    return login ? login.name : 'everything';
  },
};

export const intervalChanged: Happening = {
  name: 'the interval is changed',
  weight: 2,
  happen: (world, random) => {
    const minutes = random.pick(world.shape.intervals);
    void world.hands.saveInterval(minutes);
    return `${minutes} min`;
  },
};

/** Somebody reconnects what works, as the wrong person, or leaves the window. */
export const reconnects: Happening = {
  name: 'somebody reconnects',
  weight: 10,
  happen: (world, random) => {
    if (!world.machine.open) return null;
    const account = random.pick(world.accounts);
    const others = world.accounts.filter((other) => other !== account);
    const as = random.chance(0.4) ? random.pick(others).person : null;
    // The grant of somebody else may be ended again.
    const other = world.accounts.find((one) => one.served === account.served && one.person === as);
    // A refused grant may be ended where that touches nothing else.
    if (as !== null && !other && account.served.network !== 'facebook')
      world.hands.mayEndFor(account.served, as, world.time.now + 20 * MINUTE);
    void world.hands.reconnect(account, { as, leaves: random.chance(0.2) });
    return `${nameOf(account)}${as === null ? '' : ` as ${as}`}`;
  },
};

export const unlinks: Happening = {
  name: 'somebody unlinks and connects again',
  weight: 2,
  happen: (world, random) => {
    if (!world.machine.open) return null;
    const account = random.pick(world.accounts);
    void world.hands.unlink(account).then(() => world.hands.connect(account));
    return nameOf(account);
  },
};

/** Somebody signs in again, and unlinks the same login while the window is still open. */
export const unlinksMeanwhile: Happening = {
  name: 'somebody unlinks during a sign-in',
  weight: 3,
  happen: (world, random) => {
    if (!world.machine.open) return null;
    const account = random.pick(world.accounts);
    void world.hands.reconnect(account);
    world.time.after(random.between(1, 40) * SECOND, () => void world.hands.unlink(account));
    world.time.after(HOUR, () => void (world.machine.open && world.hands.connect(account)));
    return nameOf(account);
  },
};
