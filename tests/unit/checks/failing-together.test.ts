import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { connectAnna, createWorld, overview } from '../world/world';

const PEOPLE = ['anna', 'ben', 'cleo', 'dan'];

test('four logins in one sweep with one healthy node are held, and told as such, until the answer has come three times', async () => {
  const world = await createWorld();
  const ids: string[] = [];
  for (const [index, id] of PEOPLE.entries()) {
    Object.assign(world.server.person, { id, name: id });
    world.server.pages.splice(0, 3, { id: `page-${index}`, name: `Page of ${id}`, mayPost: true });
    ids.push(await connectAnna(world));
  }
  const tokens = await Promise.all(ids.map((id) => world.deps.vault.openGrant(id)));
  const healthy = tokens.findIndex((_, index) => PEOPLE[index] === 'dan');
  world.server.handlers['/me'] = ({ token }) =>
    token === tokens[healthy]?.accessToken
      ? Response.json({ id: 'dan', name: 'dan' })
      : Response.json({ error: 'password' }, { status: 401 });
  world.server.handlers['/pages'] = () =>
    Response.json([{ id: 'page-3', name: 'Page of dan', mayPost: true }]);
  const check = async () => {
    await world.stores.askForCheck(null);
    await sweep(world.deps);
    return (await overview(world)).badge;
  };
  expect(await check()).toBe('');
  const [anna] = await world.db.logins.bulkGet([ids[0] ?? '']);
  expect(anna?.unknown?.reason).toBe('group_failure');
  expect(anna?.suspicion?.heldStrikes).toBe(1);
  world.forwardMs(STRIKE_GAP);
  expect(await check()).toBe('');
  world.forwardMs(STRIKE_GAP);
  expect(await check()).toBe('3');
  expect(world.shown.size).toBe(3);
});
