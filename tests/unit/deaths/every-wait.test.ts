import { describe, expect, test } from 'vitest';
import { tidyUp } from '@/entrypoints/background/wake';
import { badge } from '@/utils/badge/badge';
import { sweep } from '@/utils/checks/sweep';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { unlinkLogin } from '@/utils/connections/unlink';
import { HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { renewGrant } from '@/utils/grants/renew-grant';
import type { Deps } from '@/utils/ports/deps';
import { dyingAt } from '../../deaths/dying';
import { afterDeath } from '../world/after-death';
import { testNetwork } from '../world/network';
import { allows, connectAnna, createWorld, overview, settled, type World } from '../world/world';

const WELL = ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'];

/** What a worker is at when it dies, and what has to be true when the next one has had its time. */
interface Work {
  readonly go: (deps: Deps, world: World, id: string) => Promise<unknown>;
  readonly after: (world: World, id: string) => Promise<void>;
}

async function isWell(world: World, id: string): Promise<void> {
  expect((await overview(world)).states).toEqual(WELL);
  expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBeGreaterThan(world.now - 15 * MINUTE);
}

const check = async (deps: Deps) => {
  await deps.stores.askForCheck(null, deps.now());
  await sweep(deps);
};

const WORKS: Record<string, Work> = {
  'a check': { go: check, after: isWell },
  'a check that renews': {
    go: (deps, world) => {
      world.forwardMs(2 * HOUR);
      return check(deps);
    },
    after: isWell,
  },
  'a check that proves the end, and its alert': {
    go: (deps, world) => {
      world.server.handlers['/me'] = () => Response.json({ error: 'password' }, { status: 401 });
      return check(deps);
    },
    after: async (world, id) => {
      expect((await overview(world)).badge).toBe('3');
      expect([...world.shown.keys()]).toEqual([`login|${id}`]);
      expect(await world.db.alerts.count()).toBe(1);
      expect(await world.stores.unsentAlerts()).toEqual([]);
    },
  },
  'a connect of an account that is there': {
    go: async (deps, world) => settled(world, await connect(deps, testNetwork, {})),
    after: isWell,
  },
  'a connect of somebody new': {
    go: async (deps, world) => {
      world.server.person.id = 'ben';
      return settled(world, await connect(deps, testNetwork, {}));
    },
    after: async (world) => {
      // Whoever does not choose within a day keeps no grant that nobody sees.
      world.forwardMs(25 * HOUR);
      await tidyUp(afterDeath(world));
      const logins = await world.db.logins.filter(({ accountId }) => accountId === 'ben').toArray();
      expect(logins.filter(({ grant }) => grant !== null)).toEqual([]);
      for (const { id } of logins) expect(await world.db.secrets.get(id)).toBeUndefined();
    },
  },
  'a reconnect': {
    go: async (deps, world, id) => settled(world, await reconnect(deps, id, {})),
    after: isWell,
  },
  'an unlinking': {
    go: (deps, _, id) => unlinkLogin(deps, id),
    after: async (world, id) => {
      // Before the first write nothing has happened yet; after it, everything does.
      if ((await world.stores.getLogin(id))?.grant) return isWell(world, id);
      expect(world.server.revoked).toContain('rt-1');
      expect(await world.db.secrets.count()).toBe(0);
      expect(await world.db.endings.count()).toBe(0);
    },
  },
};

/** @returns the refresh tokens that the network is shown from now on; each is for one use */
function watchRefreshTokens({ server }: World): readonly string[] {
  const shown: string[] = [];
  const { '/token': answer = () => Response.json({}) } = server.handlers;
  server.handlers['/token'] = (request) => {
    const token = request.form.get('refresh_token');
    if (token) shown.push(token);
    return answer(request);
  };
  return shown;
}

/** Lives through one death. @returns the call that the worker did not survive, or null when it had done everything before */
async function dieAt(last: number, { go, after }: Work): Promise<string | null> {
  const world = await createWorld();
  const id = await connectAnna(world);
  world.forwardMs(SECOND);
  world.silentPerson = allows;
  const refreshed = watchRefreshTokens(world);
  const { deps, died } = dyingAt(world.deps, last);
  const mortal: Deps = { ...deps, renew: (loginId, seen) => renewGrant(mortal, loginId, seen) };
  const end = await Promise.race([died, go(mortal, world, id).then(() => null)]);
  const next = afterDeath(world);
  await tidyUp(next);
  for (let round = 0; round < 3; round += 1) {
    world.forwardMs(16 * MINUTE);
    await sweep(next);
  }
  await after(world, id);
  expect(refreshed).toEqual([...new Set(refreshed)]);
  expect(await world.stores.unfinishedFlows()).toEqual([]);
  expect((await world.stores.getSweep())?.endedAt).not.toBeNull();
  expect(await world.stores.runningLeases(world.now)).toBe(0);
  expect(world.faces.at(-1)).toEqual(badge(await world.stores.countProfiles(world.now)));
  return end;
}

describe('a worker that dies at any of its waits is made up for by the next', () => {
  test.each(Object.entries(WORKS))('%s', { timeout: 120_000 }, async (_, work) => {
    const survived: string[] = [];
    for (let last = 1; ; last += 1) {
      const end = await dieAt(last, work).catch((error: unknown) => {
        throw new Error(`after death at wait ${last} (the ones before: ${survived.join(', ')})`, {
          cause: error,
        });
      });
      if (end === null) break;
      survived.push(end);
    }
    expect(survived.length).toBeGreaterThan(5);
  });
});
