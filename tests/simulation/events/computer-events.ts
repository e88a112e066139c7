import { DAY, HOUR, MINUTE, SECOND } from '@/utils/core/time';
import type { Stroke } from '../../deaths/mortal.ts';
import { nameOf } from '../person/hands.ts';
import type { Happening } from './event.ts';
import { inWords, someLiving, someTime } from './targets.ts';

/** The clock is set wrong for a while, or for as long as nobody looks. */
export const clockJumps: Happening = {
  name: 'the clock jumps',
  weight: 8,
  happen: (world, random) => {
    const { machine, time } = world;
    if (machine.offset !== 0) return null;
    const far = random.pick([20 * SECOND, 10 * MINUTE, DAY, 91 * DAY, 365 * DAY]);
    const offset = random.chance(0.5) ? far : -far;
    const lasts = someTime(world, random, 2 * MINUTE, 2 * DAY);
    machine.offset = offset;
    time.after(lasts, () => {
      machine.offset = 0;
      world.tell('* over: the clock is right again');
    });
    return `by ${offset < 0 ? '-' : '+'}${inWords(far)}, for ${inWords(lasts)}`;
  },
};

export const offline: Happening = {
  name: 'the computer is offline',
  weight: 5,
  happen: (world, random, happened) => {
    const { internet, machine, time } = world;
    if (!internet.online) return null;
    const lasts = someTime(world, random, 30 * SECOND, 2 * DAY);
    internet.online = false;
    time.after(lasts, () => {
      machine.goOnline();
      happened();
    });
    return inWords(lasts);
  },
};

export const sleeps: Happening = {
  name: 'the computer sleeps',
  weight: 5,
  happen: (world, random) => {
    const { machine, time } = world;
    if (!machine.open || machine.asleep || machine.ambush) return null;
    const lasts = someTime(world, random, MINUTE, 3 * DAY);
    const sleep = () => {
      machine.sleep();
      time.after(lasts, () => machine.wakeUp());
    };
    if (random.chance(0.3)) sleep();
    else
      machine.ambush = {
        whose: 'worker',
        calls: random.between(3, 80),
        spring: () => {
          sleep();
          return null;
        },
      };
    return inWords(lasts);
  },
};

/** A worker or the offscreen page ends at one of its next waits; sometimes the whole browser does. */
export const death: Happening = {
  name: 'a worker or page is killed',
  weight: 16,
  happen: (world, random) => {
    const { machine, time } = world;
    if (machine.ambush) return null;
    const whose = random.chance(0.7) ? 'worker' : 'page';
    const what = random.pick(['context', 'context', 'browser'] as const);
    const stroke: Stroke = random.pick(['before', 'after'] as const);
    machine.ambush = {
      whose,
      calls: random.between(1, whose === 'worker' ? 120 : 14),
      spring: (_context, call) => {
        world.tell(`  … the ${what === 'browser' ? 'browser' : whose} is killed ${stroke} ${call}`);
        if (what === 'browser') {
          machine.close();
          time.after(random.between(20, 600) * SECOND, () => {
            if (!machine.open) machine.start();
          });
        }
        return stroke;
      },
    };
    return `${whose}, ${stroke}`;
  },
};

export const diskFull: Happening = {
  name: 'the disk is full',
  weight: 3,
  happen: (world, random) => {
    const { disk, time } = world;
    if (disk.full) return null;
    const lasts = someTime(world, random, MINUTE, 12 * HOUR);
    disk.full = true;
    time.after(lasts, () => {
      disk.full = false;
    });
    return inWords(lasts);
  },
};

const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/Berlin'];

/** Somebody travels: the same moments fall on other days. */
export const zoneChanges: Happening = {
  name: 'the time zone changes',
  weight: 4,
  happen: (_, random) => {
    const zone = random.pick(ZONES);
    process.env.TZ = zone;
    return zone;
  },
};

/** A row of the disk is gone: the tokens of one login. */
export const tokensLost: Happening = {
  name: 'tokens are lost from the disk',
  weight: 3,
  happen: (world, random) => {
    const account = someLiving(world, random);
    const row = account && world.rowOf(account);
    if (!account || !row) return null;
    void world.machine.db.secrets.delete(row.id);
    return nameOf(account);
  },
};

/** With the vault's key everything that was sealed is lost: the tokens, and the secrets of apps. */
export const keyLost: Happening = {
  name: "the vault's key is lost",
  weight: 1,
  happen: ({ machine, disk, time }) => {
    disk.keyLostAt = time.now;
    void machine.db.keys.clear();
    return 'all tokens and secrets of apps';
  },
};
