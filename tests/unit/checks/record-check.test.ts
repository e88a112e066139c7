import { describe, expect, test, vi } from 'vitest';
import { recordChecks, settleServer } from '@/utils/checks/record-check';
import { sweep } from '@/utils/checks/sweep';
import { HOUR, MINUTE } from '@/utils/core/time';
import type { Decision } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import type { Proof } from '@/utils/health/verdict';
import { onlyVerdict } from '@/utils/states/check-result';
import { connectAnna, createWorld, type World } from '../world/world';

const INTERVAL = 15 * MINUTE;
const fineAt = (at: number) => onlyVerdict({ kind: 'ok' }, at);

/** Anna and Ben, whose checks came back in the same moment, a minute later. */
async function twoChecked() {
  const world = await createWorld();
  const anna = await connectAnna(world);
  Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
  const ben = await connectAnna(world);
  world.forwardMs(MINUTE);
  const checked = (await rows(world, [anna, ben])).map((login) => ({ login, result: fineAt(world.now) }));
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
    const silent = onlyVerdict(
      { kind: 'unknown', reason: 'outage', retryAt: null, evidence: null },
      world.now,
    );
    await recordChecks(world.deps, [{ ...first, result: silent }, second], INTERVAL);
    const [annas, bens] = await rows(world, [anna, ben]);
    expect([annas?.failures, bens?.failures]).toEqual([1, 0]);
    expect([annas?.lastVerifiedAt === world.now, bens?.lastVerifiedAt === world.now]).toEqual([false, true]);
  });
});

describe('results that are written long after their answers came, because the computer slept', () => {
  const SLEEP = 8 * HOUR;
  const word = (world: World, proof: Proof) => {
    const evidence = { at: world.now, host: 'a', path: '/', status: 401, code: null, subcode: null };
    return onlyVerdict({ kind: 'dead', cause: 'revoked', proof, evidence }, world.now);
  };

  test('say when they came, and what they prove is looked at again at once', async () => {
    const { world, anna, checked } = await twoChecked();
    const at = world.now;
    world.forwardMs(SLEEP);
    await recordChecks(world.deps, checked, INTERVAL);
    const [login] = await rows(world, [anna]);
    expect(login).toMatchObject({ lastVerifiedAt: at, lastCheckedAt: at, verifyBy: at + 2 * INTERVAL });
    expect(login?.nextCheckAt).toBeLessThan(world.now);
  });

  test('are older than a sign-in of that time, which stays the newest proof', async () => {
    const { world, anna, checked } = await twoChecked();
    world.forwardMs(HOUR);
    Object.assign(world.server.person, { id: 'anna', name: 'Anna Keller' });
    await connectAnna(world);
    const signedInAt = world.now;
    await recordChecks(world.deps, checked, INTERVAL);
    expect(await verified(world, anna)).toBe(signedInAt);
  });

  test('leave nothing in the future of a clock that was set back', async () => {
    const { world, anna, checked } = await twoChecked();
    world.forwardMs(-30_000);
    await recordChecks(world.deps, checked, INTERVAL);
    expect(await verified(world, anna)).toBe(world.now);
  });

  test('make no second strike out of a sleep', async () => {
    const { world, anna, checked } = await twoChecked();
    const refused = checked.map(({ login }) => ({ login, result: word(world, 'probable') }));
    await recordChecks(world.deps, refused, INTERVAL);
    world.forwardMs(MINUTE);
    const again = checked.map(({ login }) => ({ login, result: word(world, 'probable') }));
    world.forwardMs(SLEEP);
    await recordChecks(world.deps, again, INTERVAL);
    expect((await rows(world, [anna]))[0]?.suspicion).toMatchObject({ strikes: 1 });
  });

  test('are still answers of one group', async () => {
    const { world, anna, ben } = await twoChecked();
    Object.assign(world.server.person, { id: 'cleo', name: 'Cleo Marten' });
    const cleo = await connectAnna(world);
    const logins = await rows(world, [anna, ben, cleo]);
    const refused = logins.map((login) => ({ login, result: word(world, 'definite') }));
    world.forwardMs(SLEEP);
    await recordChecks(world.deps, refused, INTERVAL);
    const [first] = logins;
    if (first) await settleServer(world.deps, first, INTERVAL);
    expect((await rows(world, [anna]))[0]).toMatchObject({
      death: null,
      unknown: { reason: 'group_failure' },
    });
  });
});

test('a check says when the account answered, however long its list and its writing take', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  world.forwardMs(INTERVAL);
  const at = world.now;
  const { '/pages': pages } = world.server.handlers;
  world.server.handlers['/pages'] = (request) => {
    world.forwardMs(12_000);
    return pages?.(request) ?? Response.error();
  };
  const changeLogins = (decisions: readonly Decision[]) => {
    world.forwardMs(10 * MINUTE);
    return world.stores.changeLogins(decisions);
  };
  await world.stores.askForCheck(null);
  await sweep({ ...world.deps, stores: { ...world.stores, changeLogins } });
  expect(await verified(world, id)).toBe(at);
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
