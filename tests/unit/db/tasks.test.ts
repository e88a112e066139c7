import { beforeEach, describe, expect, test } from 'vitest';
import { createCommands } from '@/entrypoints/background/commands';
import { repaintBadge } from '@/utils/badge/repaint';
import { mendClock } from '@/utils/checks/mend-clock';
import { DAY, HOUR } from '@/utils/core/time';
import { readMembers } from '@/utils/db/reads/members';
import { readNeeds } from '@/utils/db/reads/needs';
import { NEVER } from '@/utils/db/rows';
import { rebuildTasks } from '@/utils/db/tasks';
import { judgedChange } from '@/utils/states/judged-change';
import { connectAnna, createWorld, type World } from '../world/world';

let world: World;
let id: string;

beforeEach(async () => {
  world = await createWorld();
  id = await connectAnna(world);
});

/** A proved end of Anna's login, written as a check writes it. */
async function die(cause: 'revoked' | 'password_changed' | 'app_problem' = 'revoked'): Promise<void> {
  await world.stores.changeLogin(id, ({ login, profiles }) => {
    const gone = { ...login, death: { cause, at: world.now, evidence: null } };
    return judgedChange(gone, profiles, { login, profiles }, world.now);
  });
  await repaintBadge(world.deps);
}

async function recover(): Promise<void> {
  await world.stores.changeLogin(id, ({ login, profiles }) =>
    judgedChange({ ...login, death: null }, profiles, { login, profiles }, world.now),
  );
  await repaintBadge(world.deps);
}

const tasks = () => world.db.tasks.toArray();

describe('the tasks in the database', () => {
  test('come and go with what they follow from, in the same transaction', async () => {
    expect(await tasks()).toEqual([]);
    await die();
    const profiles = await world.db.profiles.toArray();
    expect(await tasks()).toMatchObject([
      {
        id: `login ${id}`,
        kind: 'sign_in',
        state: 'disconnected',
        disconnected: profiles.length,
        shelf: null,
      },
    ]);
    expect(new Set(profiles.map(({ taskId }) => taskId))).toEqual(new Set([`login ${id}`]));
    await recover();
    expect(await tasks()).toEqual([]);
    expect((await world.db.profiles.toArray()).some((profile) => 'taskId' in profile)).toBe(false);
  });

  test('are not written where a login is well before and after', async () => {
    let writes = 0;
    world.db.tasks.hook('creating', () => void writes++);
    world.db.tasks.hook('updating', () => void writes++);
    await world.stores.changeLogin(id, ({ login }) => ({ login: { ...login, lastCheckedAt: world.now } }));
    expect(writes).toBe(0);
  });

  test('are derived the same from what is stored, as at an upgrade', async () => {
    await die();
    const before = [await tasks(), await world.db.profiles.toArray()];
    await world.db.tasks.clear();
    await world.db.profiles
      .toCollection()
      .modify((profile) => void Reflect.deleteProperty(profile, 'taskId'));
    const { db } = world;
    await db.transaction('rw', [db.logins, db.profiles, db.tasks], () => rebuildTasks(db));
    expect([await tasks(), await db.profiles.toArray()]).toEqual(before);
  });

  test('of an app have the profiles of every login behind it, and go with the last', async () => {
    await world.db.logins.update(id, { appId: 'app-1' });
    const other = await world.db.logins.get(id);
    const [page] = await world.db.profiles.toArray();
    if (!other || !page) throw new Error('Anna was connected.');
    const second = { ...other, id: 'other', accountKey: 'other' };
    await world.stores.addLogin(second, { profiles: [{ ...page, id: 'p', loginId: 'other' }] });
    await die('app_problem');
    const own = await world.db.profiles.where('loginId').equals(id).count();
    await world.stores.changeLogin('other', ({ login, profiles }) => {
      const gone = { ...login, death: { cause: 'app_problem' as const, at: world.now + 5, evidence: null } };
      return judgedChange(gone, profiles, { login, profiles }, world.now + 5);
    });
    expect(await tasks()).toMatchObject([
      { id: 'app app-1', kind: 'app', disconnected: own + 1, since: world.now },
    ]);
    expect(await readMembers(world.db, 'app app-1')).toHaveLength(own + 1);
    await recover();
    expect(await tasks()).toMatchObject([{ id: 'app app-1', disconnected: 1 }]);
    await world.stores.changeLogin('other', ({ login, profiles }) =>
      judgedChange({ ...login, death: null }, profiles, { login, profiles }, world.now),
    );
    expect(await tasks()).toEqual([]);
  });
});

describe('snoozing', () => {
  const snooze = (until: number | null, taskId = `login ${id}`) =>
    createCommands(world.deps).snooze({ taskId, until });
  const needs = () => readNeeds(world.db, world.now, 10);

  test('takes a task out of the count and the badge, and its end brings it back', async () => {
    await die();
    const profiles = await world.db.profiles.count();
    expect(world.faces.at(-1)?.text).toBe(String(profiles));
    await snooze(world.now + DAY);
    expect(world.faces.at(-1)).toMatchObject({ text: '', icon: 'empty' });
    expect(world.alarms.at(-1)).toBeLessThanOrEqual(world.now + DAY + HOUR);
    expect(await needs()).toMatchObject({
      disconnected: [],
      shelved: [{ task: { id: `login ${id}` } }],
      counts: {
        disconnected: 0,
        shelved: profiles,
        tasks: { disconnected: 0 },
        signIns: { disconnected: 0 },
      },
    });
    world.forwardMs(DAY);
    expect((await needs()).counts).toMatchObject({ disconnected: profiles, shelved: 0 });
    await repaintBadge(world.deps);
    expect(world.faces.at(-1)?.text).toBe(String(profiles));
  });

  test('can be taken back', async () => {
    await die();
    await snooze(world.now + DAY);
    await snooze(null);
    expect((await needs()).disconnected).toHaveLength(1);
  });

  test('is over with the next good check, and with another cause', async () => {
    await die();
    await snooze(world.now + DAY);
    await die('password_changed');
    expect((await needs()).disconnected).toHaveLength(1);
    await snooze(world.now + DAY);
    await recover();
    await die();
    expect((await needs()).disconnected).toHaveLength(1);
  });

  test('wakes the worker at its end, before the next check', async () => {
    await die();
    await world.db.logins.toCollection().modify({ nextCheckAt: NEVER, stateDueAt: NEVER });
    await snooze(world.now + HOUR);
    expect(await world.stores.nextWake(world.now)).toBe(world.now + HOUR);
    expect(await world.stores.nextWake(world.now + HOUR)).toBeNull();
  });

  test('of a task that is gone does nothing, and a moment that cannot be meant is refused', async () => {
    await snooze(world.now + DAY, 'login nobody');
    expect(await tasks()).toEqual([]);
    await expect(snooze(world.now)).rejects.toMatchObject({ code: 'bad_input' });
    await expect(snooze(world.now + 400 * DAY)).rejects.toMatchObject({ code: 'bad_input' });
  });

  test('by a clock that ran ahead lasts no longer than it was going to', async () => {
    await die();
    world.forwardMs(200 * DAY);
    await snooze(world.now + DAY);
    await world.stores.markAwake(world.now);
    world.forwardMs(-200 * DAY);
    await mendClock(world.deps);
    const [task] = await tasks();
    expect(task?.shelf).toMatchObject({ since: world.now, until: world.now + DAY });
  });
});
