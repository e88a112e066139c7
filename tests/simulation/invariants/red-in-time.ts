import { MINUTE } from '@/utils/core/time';
import type { ProfileRow } from '@/utils/db/rows';
import type { Cause } from '@/utils/health/cause';
import { nameOf } from '../person/hands.ts';
import { profileTruth } from '../truth.ts';
import type { Account, World } from '../world.ts';
import { boundOf, isHeld, whoCanBeKnown } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

interface Dead {
  readonly since: number;
  /** How long it could have been found out, and when that was last counted. */
  chanceMs: number;
  isLate: boolean;
}

/** A profile and what is true of it. */
interface Look {
  readonly profile: ProfileRow;
  readonly causes: readonly Cause[] | null;
}

/**
 * Each real disconnection is on the badge within one interval of the browser being open, the network reachable and the
 * clock right; and the time that the rules themselves take: a second look, a group's patience, a renewal that is the
 * only proof.
 */
export const redInTime: Invariant = {
  name: 'red in time',
  watch: (world) => {
    const dead = new Map<string, Dead>();
    let last = world.time.now;
    let lookedAt = last;
    let known: ReadonlySet<Account> = new Set();
    const judge = (loginIds: Iterable<string>) => {
      for (const loginId of loginIds) {
        const account = linkedAccount(world, loginId);
        const troubleOf = account && profileTruth(world, account);
        for (const profile of world.disk.profilesOf(loginId)) {
          if (troubleOf && profile.state !== 'unlinked')
            follow(world, dead, { profile, causes: troubleOf(profile.networkId) });
          else dead.delete(profile.id);
        }
      }
    };
    const judgeAll = () => judge(world.disk.logins.map(({ id }) => id));
    return {
      happened: judgeAll,
      step: (changes) => {
        const passed = world.time.now - last;
        last = world.time.now;
        if (passed > 0 && dead.size > 0) {
          for (const [id, entry] of dead) addChance(world, id, entry, known, passed);
        }
        const touched = [
          ...changes.logins.map(({ after }) => after.id),
          ...changes.profiles.map(({ after }) => after.loginId),
        ];
        if (touched.length > 0) judge(new Set(touched));
        // Dates pass without a word; where no browser is open, nobody could have known.
        if (world.machine.open && world.time.now - lookedAt > 30 * MINUTE) {
          lookedAt = world.time.now;
          judgeAll();
        }
        const asked = whoCanBeKnown(world, accountsOf(world, dead));
        known = new Set(asked.filter((account) => !isHeld(world, account)));
      },
    };
  },
};

function linkedAccount({ disk, accountOf }: World, loginId: string): Account | null {
  const login = disk.login(loginId);
  return login?.grant ? accountOf(login) : null;
}

function accountsOf({ disk, accountOf }: World, dead: ReadonlyMap<string, Dead>): Set<Account> {
  const accounts = new Set<Account>();
  for (const id of dead.keys()) {
    const login = disk.login(disk.profile(id)?.loginId ?? '');
    const account = login && accountOf(login);
    if (account) accounts.add(account);
  }
  return accounts;
}

function addChance(
  world: World,
  profileId: string,
  entry: Dead,
  could: ReadonlySet<Account>,
  passed: number,
): void {
  const profile = world.disk.profile(profileId);
  const login = profile && world.disk.login(profile.loginId);
  const account = login && world.accountOf(login);
  if (!profile || !account || !could.has(account)) return;
  entry.chanceMs += passed;
  const bound = boundOf(world, account);
  if (entry.isLate || entry.chanceMs <= bound) return;
  entry.isLate = true;
  const hours = Math.round(entry.chanceMs / 360_000) / 10;
  const allowed = Math.round(bound / 360_000) / 10;
  world.broken(
    'red in time',
    `${nameOf(account)} ${profile.name}: not told for ${hours} h, ${allowed} h are allowed`,
  );
}

function follow(world: World, dead: Map<string, Dead>, { profile, causes }: Look): void {
  const { id } = profile;
  const entry = dead.get(id);
  if (!causes) {
    dead.delete(id);
    return;
  }
  if (!entry) {
    // Seen before anybody could know of it, or already red when it was restored by halves.
    if (profile.state === 'disconnected') return;
    dead.set(id, { since: world.time.now, chanceMs: 0, isLate: false });
    world.tally.deaths += 1;
    return;
  }
  if (profile.state !== 'disconnected') return;
  dead.delete(id);
  world.tally.lags.push(entry.chanceMs);
  world.tally.waits.push(world.time.now - entry.since);
}
