import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { connectAnna, createWorld, overview, type World } from '../world/world';

const PEOPLE = ['anna', 'ben', 'cleo', 'dan'];

/** Four people with a page each. @returns the ids of their logins */
async function connectAll(world: World): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, id] of PEOPLE.entries()) {
    Object.assign(world.server.person, { id, name: id });
    world.server.pages.splice(0, 3, { id: `page-${index}`, name: `Page of ${id}`, mayPost: true });
    ids.push(await connectAnna(world));
  }
  return ids;
}

/** @returns the badge after a check of everybody */
async function checkAll(world: World): Promise<string | undefined> {
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  return (await overview(world)).badge;
}

test('four logins in one sweep with one healthy node are held, and told as such, until the answer has come three times', async () => {
  const world = await createWorld();
  const ids = await connectAll(world);
  const tokens = await Promise.all(ids.map((id) => world.deps.vault.openGrant(id)));
  const healthy = tokens.findIndex((_, index) => PEOPLE[index] === 'dan');
  world.server.handlers['/me'] = ({ token }) =>
    token === tokens[healthy]?.accessToken
      ? Response.json({ id: 'dan', name: 'dan' })
      : Response.json({ error: 'password' }, { status: 401 });
  world.server.handlers['/pages'] = () =>
    Response.json([{ id: 'page-3', name: 'Page of dan', mayPost: true }]);
  expect(await checkAll(world)).toBe('');
  const [anna] = await world.db.logins.bulkGet([ids[0] ?? '']);
  expect(anna?.unknown?.reason).toBe('group_failure');
  expect(anna?.suspicion?.heldStrikes).toBe(1);
  world.forwardMs(STRIKE_GAP);
  expect(await checkAll(world)).toBe('');
  world.forwardMs(STRIKE_GAP);
  expect(await checkAll(world)).toBe('3');
  expect([...world.shown.values()]).toEqual(['3 logins are disconnected: anna, ben, cleo']);
});

test('a permission that is missing for all at once is held alike, and forgotten once it is there again', async () => {
  const world = await createWorld();
  const ids = await connectAll(world);
  const tokens = await Promise.all(ids.map((id) => world.deps.vault.openGrant(id)));
  const personOf = (token: string | null) => tokens.findIndex(({ accessToken }) => accessToken === token);
  let refuses = true;
  world.server.handlers['/me'] = ({ token }) =>
    refuses
      ? Response.json({ error: 'scope' }, { status: 403 })
      : Response.json({ id: PEOPLE[personOf(token)], name: PEOPLE[personOf(token)] });
  world.server.handlers['/pages'] = ({ token }) =>
    Response.json([{ id: `page-${personOf(token)}`, name: 'Page', mayPost: true }]);
  for (let time = 0; time < 2; time += 1) {
    expect(await checkAll(world)).toBe('');
    expect((await world.stores.getLogin(ids[0] ?? ''))?.unknown?.reason).toBe('group_failure');
    world.forwardMs(STRIKE_GAP);
  }
  refuses = false;
  expect(await checkAll(world)).toBe('');
  refuses = true;
  const badges: (string | undefined)[] = [];
  for (let time = 0; time < 3; time += 1) {
    world.forwardMs(STRIKE_GAP);
    badges.push(await checkAll(world));
  }
  expect(badges).toEqual(['', '', '4']);
});
