import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCommands } from '@/entrypoints/background/commands';
import { failureText } from '@/utils/core/failure-text';
import { readGroups, readTasksOfGroup } from '@/utils/db/reads/groups';
import { moveProfiles, saveGroup } from '@/utils/groups/groups';
import { judgedChange } from '@/utils/states/judged-change';
import { connectAnna, createWorld, type World } from '../world/world';

let world: World;
let id: string;

beforeEach(async () => {
  world = await createWorld();
  id = await connectAnna(world);
});

const make = (name: string, colour = 'teal') => saveGroup(world.deps, null, { name, colour });
const profileIds = () => world.db.profiles.orderBy('name').primaryKeys();

async function die(): Promise<void> {
  await world.stores.changeLogin(id, ({ login, profiles }) => {
    const dead = { ...login, death: { cause: 'revoked' as const, at: world.now, evidence: null } };
    return judgedChange(dead, profiles, { login, profiles }, world.now);
  });
}

describe('a group', () => {
  test('is made, renamed and coloured; its name is taken whatever the case', async () => {
    const group = await make('  Harbour   Cycles ');
    expect(await world.db.groups.get(group)).toEqual({
      id: group,
      name: 'Harbour Cycles',
      colour: 'teal',
      order: 0,
    });
    const refused = await make('harbour cycles').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'bad_input', detail: { field: 'Name' } });
    expect(failureText('bad_input', (refused as { detail: object }).detail).title).toBe(
      'There is a group called “harbour cycles” already.',
    );
    await saveGroup(world.deps, group, { name: 'HARBOUR CYCLES', colour: 'pink' });
    expect(await world.db.groups.get(group)).toMatchObject({
      name: 'HARBOUR CYCLES',
      colour: 'pink',
      order: 0,
    });
  });

  test.each([
    ['', 'teal'],
    ['   ', 'teal'],
    ['x'.repeat(81), 'teal'],
    ['Fine', 'red'],
  ])('is not called %j in %s', async (name, colour) => {
    await expect(make(name, colour)).rejects.toMatchObject({ code: 'bad_input' });
    expect(await world.db.groups.count()).toBe(0);
  });

  test('that is gone cannot be changed or filled', async () => {
    await expect(saveGroup(world.deps, 'nowhere', { name: 'A', colour: 'teal' })).rejects.toMatchObject({
      code: 'gone',
    });
    await expect(moveProfiles(world.deps, await profileIds(), 'nowhere')).rejects.toMatchObject({
      code: 'gone',
    });
  });

  test('holds profiles, which keep everything else, and forgets them when it goes', async () => {
    const group = await make('Acme');
    const before = await world.db.profiles.orderBy('name').toArray();
    const [first = '', second = ''] = await profileIds();
    expect(await moveProfiles(world.deps, [first, second, 'nobody'], group)).toBe(2);
    expect((await readGroups(world.db))[0]).toMatchObject({ profiles: 2, tasks: 0, disconnected: 0 });
    expect(await moveProfiles(world.deps, [second], null)).toBe(1);
    expect((await readGroups(world.db))[0]).toMatchObject({ profiles: 1 });
    await createCommands(world.deps).removeGroup({ groupId: group });
    expect(await world.db.groups.count()).toBe(0);
    expect(await world.db.profiles.orderBy('name').toArray()).toEqual(before);
  });

  test('survives checks, a reconnect and an unlinking of its profiles', async () => {
    const group = await make('Acme');
    await moveProfiles(world.deps, await profileIds(), group);
    await die();
    expect((await world.db.profiles.toArray()).every((profile) => profile.groupId === group)).toBe(true);
    await connectAnna(world);
    expect((await readGroups(world.db))[0]).toMatchObject({ profiles: 3, disconnected: 0 });
  });

  test('counts its tasks, and those with something to do come first', async () => {
    const [well, broken] = [await make('Well'), await make('Broken')];
    const [first = '', ...others] = await profileIds();
    await moveProfiles(world.deps, others, broken);
    expect((await readGroups(world.db)).map(({ group }) => group.id)).toEqual([well, broken]);
    await die();
    expect(await readGroups(world.db)).toMatchObject([
      { group: { id: broken }, profiles: 2, disconnected: 2, tasks: 1 },
      { group: { id: well }, profiles: 0, tasks: 0 },
    ]);
    expect(await readTasksOfGroup(world.db, broken)).toEqual(new Set([`login ${id}`]));
    await moveProfiles(world.deps, [first], well);
    // One sign-in brings back profiles of both.
    expect(await readTasksOfGroup(world.db, well)).toEqual(new Set([`login ${id}`]));
  });

  test('has the place that the person gives it', async () => {
    const [a, b, c] = [await make('A'), await make('B'), await make('C')];
    await createCommands(world.deps).orderGroups({ groupIds: [c ?? '', a ?? ''] });
    expect((await world.db.groups.orderBy('order').toArray()).map(({ name }) => name)).toEqual([
      'C',
      'A',
      'B',
    ]);
    expect(b).not.toBe(a);
  });
});
