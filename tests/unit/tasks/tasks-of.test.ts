import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoginRow, ProfileRow, TaskRow } from '@/utils/db/rows';
import { CAUSES, reconnectMends } from '@/utils/health/cause';
import { storedAppTask, storedTask } from '@/utils/tasks/stored-task';
import { tasksOf, withTasks } from '@/utils/tasks/tasks-of';
import { healthyLogin, profileOf } from '../../rows';

const NOW = Date.UTC(2027, 2, 5, 9);
const login = healthyLogin('anna', NOW, { name: 'Anna Keller', appId: 'app' });
const dead: LoginRow = { ...login, death: { cause: 'revoked', at: NOW - 5, evidence: null } };

const page = (name: string, changes: Partial<ProfileRow> = {}) => profileOf(login, name, NOW, changes);
const broken = (name: string, cause: ProfileRow['cause'], since = NOW) =>
  page(name, { state: 'disconnected', cause, stateSince: since });

describe('what has to be done for a login', () => {
  test('is nothing where all is well or unlinked', () => {
    expect(tasksOf(login, [page('A'), page('B', { state: 'unlinked', cause: 'unlinked' })])).toEqual([]);
  });

  test('is one sign-in, however many profiles hang on it and whatever the causes', () => {
    const profiles = [
      broken('Zoo', 'not_selected', NOW - 9),
      broken('Alm', 'permission_missing', NOW - 3),
      broken('Bay', 'permission_missing', NOW - 7),
      page('Cat', { state: 'expiring', stateSince: NOW - 1 }),
    ];
    expect(tasksOf(login, profiles)).toEqual([
      {
        id: 'login anna',
        kind: 'sign_in',
        state: 'disconnected',
        loginId: 'anna',
        cause: 'permission_missing',
        since: NOW - 3,
        disconnected: 3,
        expiring: 1,
        faces: [
          { profileId: 'anna-Alm', name: 'Alm' },
          { profileId: 'anna-Bay', name: 'Bay' },
          { profileId: 'anna-Zoo', name: 'Zoo' },
        ],
        rank: -(NOW - 3),
      },
    ]);
  });

  test('is ordered by the date where only one is near, and first where nothing can be checked any more', () => {
    const expiring = [page('A', { state: 'expiring' })];
    expect(tasksOf({ ...login, humanNeededAt: NOW + 9 }, expiring)[0]).toMatchObject({
      state: 'expiring',
      cause: null,
      rank: NOW + 9,
    });
    expect(tasksOf(login, expiring)[0]?.rank).toBe(0);
  });

  test('is a role for each profile alone, and one thing to do at the network for an account', () => {
    const ids = (of: LoginRow, profiles: readonly ProfileRow[]) =>
      tasksOf(of, profiles).map(({ id, kind, disconnected }) => `${kind} ${id}: ${disconnected}`);
    expect(ids(login, [broken('A', 'role_lost'), broken('B', 'role_lost')])).toEqual([
      'role profile anna-A: 1',
      'role profile anna-B: 1',
    ]);
    const suspended = [broken('A', 'account_suspended'), broken('B', 'account_suspended')];
    expect(ids(dead, suspended)).toEqual(['at_network account anna: 2']);
    expect(ids(login, suspended.slice(1))).toEqual(['at_network profile anna-B: 1']);
  });

  test('is the app, of whichever of its logins, without pictures', () => {
    const [task] = tasksOf(dead, [broken('A', 'app_problem')]);
    expect(task).toMatchObject({ id: 'app app', kind: 'app', faces: [] });
    const [unnamed] = tasksOf({ ...dead, appId: null }, [broken('A', 'app_problem')]);
    expect(unnamed?.id).toBe(`app ${login.network} ${login.server}`);
  });

  test('takes each profile that needs somebody once, and only a sign-in where one helps', () => {
    const state = fc.constantFrom('connected', 'expiring', 'disconnected', 'unlinked' as const);
    const cause = fc.constantFrom(...CAUSES);
    const profiles = fc.array(fc.record({ state, cause, stateSince: fc.nat(NOW) }), { maxLength: 12 });
    fc.assert(
      fc.property(profiles, fc.boolean(), (drawn, isDead) => {
        const own = drawn.map(({ state: now, cause: why, stateSince }, index) =>
          page(`P${index}`, { state: now, cause: now === 'disconnected' ? why : null, stateSince }),
        );
        const of = isDead ? dead : login;
        const tasks = tasksOf(of, own);
        const needy = own.filter(
          (profile) => profile.state === 'disconnected' || profile.state === 'expiring',
        );
        expect(tasks.reduce((sum, task) => sum + task.disconnected + task.expiring, 0)).toBe(needy.length);
        for (const { id, kind } of tasks) {
          const members = withTasks(of, own).filter((profile) => profile.taskId === id);
          expect(members.length).toBeGreaterThan(0);
          const helps = members.every((member) => member.cause === null || reconnectMends(member.cause));
          expect(kind === 'sign_in').toBe(helps);
        }
        expect(withTasks(of, withTasks(of, own))).toEqual(withTasks(of, own));
      }),
    );
  });

  test('leaves profiles whose task has not changed as the objects that they are', () => {
    const [first, second] = withTasks(dead, [broken('A', 'revoked'), page('B')]);
    expect(first?.taskId).toBe('login anna');
    expect(second).not.toHaveProperty('taskId');
    if (!first || !second) throw new Error('two were given');
    const again = withTasks(dead, [first, second]);
    expect([again[0] === first, again[1] === second]).toEqual([true, true]);
    expect(withTasks(login, [{ ...first, state: 'connected', cause: null }])[0]).not.toHaveProperty('taskId');
  });
});

describe('what the person has put on a task', () => {
  const shelf = { kind: 'snoozed', since: NOW, until: NOW + 9 } as const;
  const [task] = tasksOf(dead, [broken('A', 'revoked')]);
  const [ending] = tasksOf(login, [page('A', { state: 'expiring' })]);
  if (!task || !ending) throw new Error('one was given');
  const stored: TaskRow = { ...task, shelf };

  test('stays while it is the same thing, however many profiles it takes', () => {
    expect(storedTask({ ...task, disconnected: 7 }, stored).shelf).toEqual(shelf);
    expect(storedTask(task, undefined).shelf).toBeNull();
  });

  test('goes when it breaks for another reason, or breaks at all', () => {
    expect(storedTask({ ...task, cause: 'password_changed' }, stored).shelf).toBeNull();
    expect(storedTask({ ...task, cause: null }, { ...ending, shelf }).shelf).toBeNull();
    expect(storedTask(ending, { ...ending, shelf }).shelf).toEqual(shelf);
  });
});

describe('the task of an app', () => {
  const [part] = tasksOf(dead, [broken('A', 'app_problem', NOW - 3)]);
  if (!part) throw new Error('one was given');
  const before: TaskRow = { ...part, since: NOW - 8, shelf: null };

  test('has the profiles of all its logins, and began with the first', () => {
    expect(storedAppTask([part], before, 12)).toMatchObject({
      disconnected: 12,
      since: NOW - 8,
      rank: -(NOW - 8),
    });
    expect(storedAppTask([part, { ...part, since: NOW - 5 }], undefined, 2)?.since).toBe(NOW - 5);
  });

  test('stays while any login is left, and goes with the last', () => {
    expect(storedAppTask([], before, 1)).toMatchObject({ id: 'app app', disconnected: 1 });
    expect(storedAppTask([], before, 0)).toBeNull();
    expect(storedAppTask([], undefined, 3)).toBeNull();
  });
});
