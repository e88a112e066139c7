import { describe, expect, test, vi } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { reconnect } from '@/utils/connections/reconnect';
import { unlinkLogin } from '@/utils/connections/unlink';
import { MINUTE } from '@/utils/core/time';
import { NEVER } from '@/utils/db/rows';
import { placeOf, sessionOf } from '@/utils/grants/place';
import { storeRenewedGrant } from '@/utils/grants/store-renewal';
import type { Deps } from '@/utils/ports/deps';
import { connectAnna, createWorld, settled } from '../world/world';

describe('what holds the pieces together', () => {
  test('a reconnect stores its tokens under the grant’s lock: no renewal writes over them', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const heldWhileStoring: (readonly string[])[] = [];
    const changeLogin: typeof world.stores.changeLogin = async (loginId, decide) => {
      const held = await world.deps.locks.held();
      const change = await world.stores.changeLogin(loginId, decide);
      if (change?.secret) heldWhileStoring.push(held);
      return change;
    };
    const deps: Deps = { ...world.deps, stores: { ...world.stores, changeLogin } };
    await settled(world, await reconnect(deps, id, {}));
    expect(heldWhileStoring).toEqual([[`grant:${id}`]]);
  });

  test('the page of the renewals stays open while a lease runs, and is closed after it', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const releaseRenewals = vi.fn(async () => {});
    const deps = { ...world.deps, releaseRenewals };
    await world.db.leases.put({ loginId: id, holder: 'a page', until: world.now + MINUTE });
    await sweep(deps);
    expect(releaseRenewals).not.toHaveBeenCalled();
    world.forwardMs(MINUTE);
    await sweep(deps);
    expect(releaseRenewals).toHaveBeenCalledOnce();
  });

  test('tokens that arrive for a login that was unlinked are not stored', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const login = await world.stores.getLogin(id);
    if (!login) throw new Error('Anna is connected');
    const place = await placeOf(world.deps, login);
    const session = sessionOf(place, await world.deps.vault.openGrant(id), login);
    await unlinkLogin(world.deps, id);
    await storeRenewedGrant(world.deps, id, session, {
      accessToken: 'at-late',
      refreshToken: 'rt-late',
      scopes: null,
      clocks: [],
    });
    expect(await world.db.secrets.count()).toBe(0);
    expect((await world.stores.getLogin(id))?.grant).toBeNull();
  });

  test('an alert that was sent stays sent when it is raised again', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const alert = { key: 'disconnected|login:x|1', loginId: id, createdAt: world.now, sentAt: NEVER };
    const raise = () => world.stores.changeLogin(id, () => ({ alerts: [alert] }));
    await raise();
    await world.stores.markAlertSent(alert.key, world.now);
    await raise();
    expect((await world.db.alerts.get(alert.key))?.sentAt).toBe(world.now);
    expect(await world.stores.unsentAlerts()).toEqual([]);
  });
});
