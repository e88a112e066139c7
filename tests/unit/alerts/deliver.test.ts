import { describe, expect, test } from 'vitest';
import { deliverAlerts } from '@/utils/alerts/deliver';
import { sweep } from '@/utils/checks/sweep';
import { HOUR, MINUTE } from '@/utils/core/time';
import { NEVER } from '@/utils/db/rows';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { connectAnna, createWorld, overview, type World } from '../world/world';

const json = (body: unknown, status: number) => () => Response.json(body, { status });

async function check(world: World): Promise<void> {
  await world.stores.askForCheck(null);
  await sweep(world.deps);
}

/** Every notification that was shown, in order; the world's own map keeps the last one of each login only. */
function record(world: World): string[] {
  const titles: string[] = [];
  const { show } = world.deps.notifications;
  Object.assign(world.deps.notifications, {
    show: async (id: string, notice: { title: string; message: string }) => {
      titles.push(notice.title);
      await show(id, notice);
    },
  });
  return titles;
}

describe('notifications', () => {
  test('another cause of the same disconnection is not announced again', async () => {
    const world = await createWorld();
    const titles = record(world);
    await connectAnna(world);
    world.server.handlers['/me'] = json({ error: 'password' }, 401);
    await check(world);
    world.forwardMs(2 * HOUR);
    world.server.handlers['/me'] = json({ error: 'invalid_grant' }, 401);
    await check(world);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, revoked');
    expect(titles).toEqual(['Acme Bakery and 2 pages on Testnet are disconnected: password changed']);
  });

  test('one page comes back while another is lost: the loss is announced', async () => {
    const world = await createWorld();
    const titles = record(world);
    await connectAnna(world);
    const [bakery, cafe] = world.server.pages;
    if (!bakery || !cafe) throw new Error('two pages are needed');
    bakery.mayPost = false;
    await check(world);
    world.forwardMs(HOUR);
    bakery.mayPost = true;
    cafe.mayPost = false;
    await check(world);
    expect(titles).toEqual([
      'Acme Bakery on Testnet is disconnected: your role is missing',
      'Acme Café on Testnet is disconnected: your role is missing',
    ]);
  });

  test('one notice for an app, however many logins stand behind it and whenever they are judged', async () => {
    const world = await createWorld();
    const titles = record(world);
    await connectAnna(world);
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    await connectAnna(world);
    world.server.expireAccess();
    world.server.handlers['/token'] = json({ error: 'invalid_client' }, 401);
    const logins = await world.db.logins.toArray();
    for (let round = 0; round < 3; round += 1) {
      for (const { id } of logins) {
        world.forwardMs(MINUTE);
        await world.stores.askForCheck(id);
        await sweep(world.deps);
      }
      world.forwardMs(STRIKE_GAP);
    }
    expect((await overview(world)).badge).toBe('6');
    expect(titles).toEqual(['The Testnet app has a problem']);
  });

  test('two deliveries at once show each notice once', async () => {
    const world = await createWorld();
    const titles = record(world);
    const id = await connectAnna(world);
    await world.db.alerts.add({ key: 'reconnected|flow', loginId: id, createdAt: world.now, sentAt: NEVER });
    await Promise.all([deliverAlerts(world.deps), deliverAlerts(world.deps)]);
    expect(titles).toHaveLength(1);
  });

  test('a notice that the browser refuses waits for the next sweep and holds up nothing', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const { show } = world.deps.notifications;
    Object.assign(world.deps.notifications, { show: () => Promise.reject(new Error('no notifications')) });
    world.server.handlers['/me'] = json({ error: 'password' }, 401);
    await check(world);
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
    Object.assign(world.deps.notifications, { show });
    await sweep(world.deps);
    expect(world.shown.size).toBe(1);
  });
});
