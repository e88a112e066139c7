import { describe, expect, test, vi } from 'vitest';
import { recordChecks } from '@/utils/checks/record-check';
import { MINUTE } from '@/utils/core/time';
import type { Decision } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import { onlyVerdict } from '@/utils/states/check-result';
import { connectAnna, createWorld, type World } from '../world/world';

const INTERVAL = 15 * MINUTE;
const fine = onlyVerdict({ kind: 'ok' });

/** Anna and Ben, whose checks came back in the same moment, a minute later. */
async function twoChecked() {
  const world = await createWorld();
  const anna = await connectAnna(world);
  Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
  const ben = await connectAnna(world);
  world.forwardMs(MINUTE);
  const checked = (await rows(world, [anna, ben])).map((login) => ({ login, result: fine }));
  return { world, anna, ben, checked };
}

async function rows(world: World, ids: readonly string[]): Promise<LoginRow[]> {
  return (await world.db.logins.bulkGet([...ids])).filter((login) => login !== undefined);
}

const verified = async (world: World, id: string) => (await world.stores.getLogin(id))?.lastVerifiedAt;

describe('results that come together', () => {
  test('are written in one transaction', async () => {
    const { world, anna, ben, checked } = await twoChecked();
    const changeLogins = vi.fn(world.stores.changeLogins);
    await recordChecks({ ...world.deps, stores: { ...world.stores, changeLogins } }, checked, INTERVAL);
    expect(changeLogins).toHaveBeenCalledOnce();
    expect([await verified(world, anna), await verified(world, ben)]).toEqual([world.now, world.now]);
  });

  test('fall apart where one cannot be written: it takes no other with it, and its error comes out', async () => {
    const { world, anna, ben, checked } = await twoChecked();
    const changeLogins = (decisions: readonly Decision[]) =>
      decisions.some(({ loginId }) => loginId === anna)
        ? Promise.reject(new Error('cannot be written'))
        : world.stores.changeLogins(decisions);
    const deps = { ...world.deps, stores: { ...world.stores, changeLogins } };
    await expect(recordChecks(deps, checked, INTERVAL)).rejects.toThrow('cannot be written');
    expect(await verified(world, anna)).toBeLessThan(world.now);
    expect(await verified(world, ben)).toBe(world.now);
  });

  test('are judged one by one: what one could not tell is not said of the other', async () => {
    const { world, anna, ben, checked } = await twoChecked();
    const [first, second] = checked;
    if (!first || !second) throw new Error('two were checked');
    const silent = onlyVerdict({ kind: 'unknown', reason: 'outage', retryAt: null, evidence: null });
    await recordChecks(world.deps, [{ ...first, result: silent }, second], INTERVAL);
    const [annas, bens] = await rows(world, [anna, ben]);
    expect([annas?.failures, bens?.failures]).toEqual([1, 0]);
    expect([annas?.lastVerifiedAt === world.now, bens?.lastVerifiedAt === world.now]).toEqual([false, true]);
  });
});

test('a change of several logins is written whole or not at all', async () => {
  const { world, anna, ben } = await twoChecked();
  const before = await rows(world, [anna, ben]);
  const renamed = {
    loginId: anna,
    decide: ({ login }: { login: LoginRow }) => ({ login: { ...login, name: 'A' } }),
  };
  const broken = { loginId: ben, decide: () => ({ profiles: [JSON.parse('{"name":"no id"}')] }) };
  await expect(world.stores.changeLogins([renamed, broken])).rejects.toThrow();
  expect(await rows(world, [anna, ben])).toEqual(before);
});
