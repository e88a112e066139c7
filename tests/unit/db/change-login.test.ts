import { describe, expect, test, vi } from 'vitest';
import { connectAnna, createWorld } from '../world/world';

describe('changeLogin', () => {
  test('asks for no decision about a login that is gone', async () => {
    const world = await createWorld();
    const decide = vi.fn(() => null);
    expect(await world.stores.changeLogin('nobody', decide)).toBeNull();
    expect(decide).not.toHaveBeenCalled();
  });

  test('writes all of a change or nothing', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const before = await world.db.logins.get(id);
    const events = await world.db.events.count();
    const broken = world.stores.changeLogin(id, ({ login }) => ({
      login: { ...login, name: 'Somebody else' },
      // A profile without its key cannot be stored: the whole change must fall with it.
      profiles: [JSON.parse('{"name":"no id"}')],
      events: [],
    }));
    await expect(broken).rejects.toThrow();
    expect(await world.db.logins.get(id)).toEqual(before);
    expect(await world.db.events.count()).toBe(events);
  });
});
