import { describe, expect, test } from 'vitest';
import { addProfiles } from '@/utils/connections/add-profiles';
import { connect } from '@/utils/connections/connect';
import { unlinkLogin } from '@/utils/connections/unlink';
import { dismissFlow, dropUnwatchedLogins } from '@/utils/connections/unwatched';
import { DAY } from '@/utils/core/time';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, settled, type World } from '../world/world';

async function connected(world: World) {
  return settled(world, await connect(world.deps, testNetwork, {}));
}

describe('a login without profiles', () => {
  test('a choice that is discarded ends the grant', async () => {
    const world = await createWorld();
    const flow = await connected(world);
    await dismissFlow(world.deps, flow.id);
    expect(world.server.revoked).toEqual(['rt-1']);
    expect(await world.db.secrets.count()).toBe(0);
    expect(await world.db.flows.count()).toBe(0);
  });

  test('the toolbar says that its choice is open, until it is made or discarded', async () => {
    const world = await createWorld();
    const flow = await connected(world);
    expect(world.faces.at(-1)?.title).toBe('Relink: a sign-in waits to be finished');
    await dismissFlow(world.deps, flow.id);
    expect(world.faces.at(-1)?.title).toBe('Relink: connect your first profile');
    const again = await connected(world);
    await addProfiles(world.deps, again.id, ['p1']);
    expect(world.faces.at(-1)?.title).toBe('Relink: all profiles are connected');
  });

  test('a choice that is discarded only drops the grant where ending it would take the app away', async () => {
    const world = await createWorld();
    const flow = await connected(world);
    const { deps } = withNetwork(world, { revokesForPerson: true });
    await dismissFlow(deps, flow.id);
    expect(world.server.revoked).toEqual([]);
    expect(await world.db.secrets.count()).toBe(0);
    expect((await world.db.logins.toArray()).map(({ grant }) => grant)).toEqual([null]);
    expect(await world.stores.unfinishedEndings()).toEqual([]);
  });

  test('a choice that is discarded leaves alone what was linked before', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const flow = await connected(world);
    await dismissFlow(world.deps, flow.id);
    expect(world.server.revoked).toEqual([]);
    expect(await world.db.secrets.count()).toBe(1);
  });

  test.each([
    ['finds no profiles', () => Response.json([])],
    ['cannot list them', () => Response.json({ error: 'scope' }, { status: 403 })],
  ])('a connect that %s keeps no tokens that nobody sees', async (_, pages) => {
    const world = await createWorld();
    world.server.handlers['/pages'] = pages;
    expect((await connected(world)).step.name).toBe('failed');
    expect(world.server.revoked).toEqual(['rt-1']);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('one that a dead worker or a forgotten choice has left is ended after a day', async () => {
    const world = await createWorld();
    await connected(world);
    await dropUnwatchedLogins(world.deps, world.now - DAY);
    expect(await world.db.secrets.count()).toBe(1);
    world.forwardMs(DAY + 1);
    await dropUnwatchedLogins(world.deps, world.now - DAY);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('profiles cannot be added to a login that was unlinked in the meantime', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const flow = await connected(world);
    await unlinkLogin(world.deps, id);
    await expect(addProfiles(world.deps, flow.id, ['p1'])).rejects.toMatchObject({ code: 'gone' });
    expect((await world.db.profiles.toArray()).map((profile) => profile.state)).toEqual([
      'unlinked',
      'unlinked',
      'unlinked',
    ]);
  });
});
