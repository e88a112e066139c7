import { describe, expect, test } from 'vitest';
import { unlinkLogin } from '@/utils/connections/unlink';
import { DAY, MINUTE } from '@/utils/core/time';
import { renewGrant } from '@/utils/grants/renew-grant';
import { connectAnna, createWorld, type World } from '../world/world';

async function renewedAt(world: World, id: string): Promise<number> {
  return (await world.db.logins.get(id))?.grant?.renewedAt ?? Number.NaN;
}

describe('renewGrant', () => {
  test('stores the new tokens and keeps the date of the person’s own grant', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const granted = (await world.db.logins.get(id))?.grant?.grantedAt;
    world.forwardMs(MINUTE);
    expect(await renewGrant(world.deps, id, await renewedAt(world, id))).toEqual({ kind: 'renewed' });
    expect(await world.deps.vault.openGrant(id)).toMatchObject({ accessToken: 'at-2', refreshToken: 'rt-2' });
    expect((await world.db.logins.get(id))?.grant).toMatchObject({
      grantedAt: granted,
      renewedAt: world.now,
    });
  });

  test('ten callers at once use a single-use token once', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const seen = await renewedAt(world, id);
    world.forwardMs(MINUTE);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => renewGrant(world.deps, id, seen)));
    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['renewed']));
    expect(world.server.asked.filter((path) => path === '/token')).toHaveLength(2);
  });

  test('a refresh token that is not replaced is kept', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/token'] = () => Response.json({ access_token: 'at-new', token_type: 'bearer' });
    await renewGrant(world.deps, id, await renewedAt(world, id));
    expect(await world.deps.vault.openGrant(id)).toMatchObject({
      accessToken: 'at-new',
      refreshToken: 'rt-1',
    });
  });

  test('a refresh token that is not replaced keeps the date on which it ends', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const end = { kind: 'refresh', at: world.now + DAY, exact: true, mendedBy: 'person' } as const;
    await world.stores.changeLogin(id, ({ login }) => ({
      login: { ...login, grant: login.grant && { ...login.grant, clocks: [end] } },
    }));
    world.server.handlers['/token'] = () =>
      Response.json({ access_token: 'at-new', token_type: 'bearer', expires_in: 60 });
    await renewGrant(world.deps, id, await renewedAt(world, id));
    const login = await world.db.logins.get(id);
    expect(login?.grant?.clocks).toContainEqual(end);
    expect(login?.humanNeededAt).toBe(end.at);
    world.server.handlers['/token'] = () =>
      Response.json({ access_token: 'at-3', refresh_token: 'rt-3', token_type: 'bearer' });
    world.forwardMs(MINUTE);
    await renewGrant(world.deps, id, await renewedAt(world, id));
    expect((await world.db.logins.get(id))?.humanNeededAt).toBeNull();
  });

  test.each([
    ['an empty access token', { access_token: '', token_type: 'bearer' }],
    ['no access token', { token_type: 'bearer' }],
    ['an empty object', {}],
  ])('%s never overwrites what is stored', async (_, body) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/token'] = () => Response.json(body);
    expect(await renewGrant(world.deps, id, await renewedAt(world, id))).toMatchObject({
      kind: 'refused',
      verdict: { kind: 'unknown' },
    });
    expect(await world.deps.vault.openGrant(id)).toMatchObject({ accessToken: 'at-1', refreshToken: 'rt-1' });
  });

  test('another worker’s running lease is waited for, one that has run out is not', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const seen = await renewedAt(world, id);
    await world.db.leases.put({ loginId: id, holder: 'another', until: world.now + MINUTE });
    expect(await renewGrant(world.deps, id, seen)).toMatchObject({
      verdict: { kind: 'unknown', reason: 'busy' },
    });
    expect(world.server.asked.filter((path) => path === '/token')).toHaveLength(1);
    world.forwardMs(MINUTE);
    expect(await renewGrant(world.deps, id, seen)).toEqual({ kind: 'renewed' });
    expect(await world.db.leases.count()).toBe(0);
  });

  test('a failure is noted and proves nothing by itself', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/token'] = () => Response.json({}, { status: 503 });
    const outcome = await renewGrant(world.deps, id, await renewedAt(world, id));
    expect(outcome).toMatchObject({ verdict: { kind: 'unknown', reason: 'outage' } });
    expect((await world.db.logins.get(id))?.grant?.renewalFailingSince).toBe(world.now);
    expect(JSON.stringify(outcome)).not.toMatch(/rt-|at-/);
  });

  test('tokens of an unlinked login do not come back', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const seen = await renewedAt(world, id);
    await Promise.all([unlinkLogin(world.deps, id), renewGrant(world.deps, id, seen)]);
    expect(await world.db.secrets.get(id)).toBeUndefined();
  });
});
