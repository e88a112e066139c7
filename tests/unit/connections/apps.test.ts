import { describe, expect, test } from 'vitest';
import { removeApp, saveApp } from '@/utils/connections/apps';
import { preparePlace } from '@/utils/connections/prepare-place';
import { facebook } from '@/utils/networks/facebook/facebook';
import { connectAnna, createWorld, type World } from '../world/world';

const typed = (clientId: string, clientSecret = '') => ({
  clientId,
  clientSecret,
  settings: { graphVersion: 'v25.0' },
});

async function secretOf(world: World, appId: string): Promise<string | undefined> {
  return (await world.deps.vault.openApp(appId))?.clientSecret;
}

describe('saveApp', () => {
  test('an empty secret keeps the one on file of the same client ID, and no other', async () => {
    const world = await createWorld();
    const first = await saveApp(world.deps, facebook, typed('1', 'hush'));
    expect(await saveApp(world.deps, facebook, typed('1'))).toBe(first);
    expect(await secretOf(world, first)).toBe('hush');
    const second = await saveApp(world.deps, facebook, typed('2'));
    expect(await secretOf(world, second)).toBeUndefined();
  });

  test('another client ID takes over, and an app that no login uses goes', async () => {
    const world = await createWorld();
    await saveApp(world.deps, facebook, typed('1', 'hush'));
    world.forwardMs(1);
    const second = await saveApp(world.deps, facebook, typed('2', 'hush'));
    expect((await world.stores.appsOf('facebook')).map(({ id }) => id)).toEqual([second]);
    expect((await preparePlace(world.deps, facebook, {})).appId).toBe(second);
    expect(await world.db.secrets.count()).toBe(1);
  });

  test('an app whose tokens live stays, and the newer one connects', async () => {
    const world = await createWorld();
    const first = await saveApp(world.deps, facebook, typed('1', 'hush'));
    const login = await connectAnna(world);
    await world.db.logins.update(login, { appId: first });
    world.forwardMs(1);
    const second = await saveApp(world.deps, facebook, typed('2', 'hush'));
    expect((await world.stores.appsOf('facebook')).map(({ id }) => id)).toEqual([second, first]);
    await expect(removeApp(world.deps, first)).rejects.toMatchObject({ code: 'app_in_use' });
  });

  test.each([
    ['no client ID', typed('  ')],
    ['spaces alone', typed('\n')],
  ])('%s is named', async (_, input) => {
    const world = await createWorld();
    await expect(saveApp(world.deps, facebook, input)).rejects.toMatchObject({
      code: 'bad_input',
      detail: { field: 'Client ID' },
    });
  });
});
