import { DAY, HOUR, MINUTE, SECOND } from '@/utils/core/time';
import type { LoginRow, SecretRow } from '@/utils/db/rows';
import type { GrantSecret } from '@/utils/vault/secrets';
import { setClock } from '../sandbox/core/clock.ts';
import { createWorld as createSandbox } from '../sandbox/world/world.ts';
import { takeOverPlatform } from './clock/globals.ts';
import { Time } from './clock/time.ts';
import { chooseAccounts, crowdOf } from './crowd.ts';
import { EVENTS } from './events/events.ts';
import { Internet } from './internet/internet.ts';
import type { Watch } from './invariants/invariant.ts';
import { INVARIANTS } from './invariants/invariants.ts';
import { Disk } from './machine/disk.ts';
import { Machine } from './machine/machine.ts';
import { serveAll } from './networks/all.ts';
import { Observer } from './observer.ts';
import { Pauses } from './pauses.ts';
import { Hands, nameOf } from './person/hands.ts';
import { lookAround } from './person/looks.ts';
import { random } from './random.ts';
import { type Session, sessionsOf, shapeOf } from './shape.ts';
import { emptyTally, type Tally } from './tally.ts';
import type { Account, Break, World } from './world.ts';

const START = Date.UTC(2026, 10, 22, 9);

/** What became of one seed. */
export interface Outcome {
  readonly seed: number;
  readonly shape: string;
  readonly breaks: readonly Break[];
  readonly tally: Tally;
  readonly story: readonly string[];
  readonly tookMs: number;
}

/** More breaks of one seed tell nothing new. */
const ENOUGH = 12;

/** Lets one seed's year go by. `only`: the kinds of events that happen, all of them by default. */
export async function simulate(seed: number, only: readonly string[] | null = null): Promise<Outcome> {
  const began = performance.now();
  const time = new Time(START);
  const platform = takeOverPlatform(time);
  const zone = process.env.TZ;
  process.env.TZ = 'UTC';
  setClock(() => time.now);
  let uncaught: (error: unknown) => void = () => {};
  try {
    const { world, watches, story } = createWorld(seed, time);
    // As in a worker: it is nobody's, and ends nothing.
    uncaught = (error) => world.tell(`nobody waited for: ${String(error)}`);
    process.on('unhandledRejection', uncaught);
    await live(world, watches, platform.settle, only);
    for (const watch of watches) watch.end?.();
    world.machine.db.close();
    const { breaks, tally, shape } = world;
    return { seed, shape: shape.name, breaks, tally, story, tookMs: performance.now() - began };
  } finally {
    process.off('unhandledRejection', uncaught);
    setClock(() => Date.now());
    platform.restore();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}

function createWorld(seed: number, time: Time) {
  const chance = random(seed);
  const shape = shapeOf(seed);
  const sandbox = createSandbox('relink', crowdOf(shape, chance.fork()));
  const served = serveAll(sandbox);
  const networks = served.map((one) => one.served);
  const disk = new Disk();
  const internet = new Internet(time, chance.fork(), sandbox.board, networks);
  const story: string[] = [];
  const secrets = new Map<string, { readonly secret: GrantSecret; readonly at: number }>();
  const breaks: Break[] = [];
  const watches: Watch[] = [];
  const accounts = chooseAccounts(shape, served, sandbox.crowd, chance.fork());
  const byRow = new Map(
    accounts.map((account) => [`${account.served.network}|${account.accountId}`, account]),
  );
  const owners = new WeakMap<LoginRow, Account | null>();
  const hands: Hands = new Hands(
    () => world,
    chance.fork(),
    (attempt) => {
      for (const watch of watches) watch.attempted?.(attempt);
    },
  );
  const machine: Machine = new Machine(time, disk, internet, {
    shown: (id, notice, context) => {
      for (const watch of watches) watch.shown?.(id, notice, context);
    },
    sealed: (ownerId, secret, iv) => void secrets.set(`${ownerId}|${iv}`, { secret, at: time.now }),
    failed: (error) => story.push(`${stamp(time)} nobody caught: ${String(error)}`),
    authorize: (url, how) => hands.authorize(url, how),
  });
  const opened = new WeakMap<SecretRow, { readonly secret: GrantSecret; readonly at: number }>();
  const sealed = (loginId: string) => {
    const row = disk.secret(loginId);
    const known = row && (opened.get(row) ?? secrets.get(`${loginId}|${row.iv}`));
    if (row && known) opened.set(row, known);
    return known && known.at > disk.keyLostAt ? known : undefined;
  };
  const tell = (line: string) => void story.push(`${stamp(time)} ${line}`);
  const world: World = {
    seed,
    shape,
    random: chance,
    time,
    sandbox,
    disk,
    internet,
    machine,
    hands,
    pauses: new Pauses(() => time.now),
    networks,
    accounts,
    tally: emptyTally(),
    breaks,
    tell,
    broken: (invariant, detail) => {
      tell(`BROKEN ${invariant}: ${detail}`);
      if (breaks.length < ENOUGH) breaks.push({ invariant, at: time.now, detail });
    },
    secretOf: (loginId) => sealed(loginId)?.secret ?? null,
    sealedAt: (loginId) => sealed(loginId)?.at ?? null,
    accountOf: (login: LoginRow) => {
      const known = owners.get(login);
      if (known !== undefined) return known;
      const owner = byRow.get(`${login.network}|${login.accountId}`) ?? null;
      owners.set(login, owner);
      return owner;
    },
    rowOf: (account) => rows.rowOf(account),
    standing: (account) => {
      const row = rows.rowOf(account);
      const secret = row?.grant ? world.secretOf(row.id) : null;
      return secret ? account.served.standing(account.person, secret) : null;
    },
  };
  const rows = new Observer(world);
  for (const { watch } of INVARIANTS) watches.push(watch(world));
  internet.listeners.push(...watches);
  return { world, watches, story, rows };
}

function stamp(time: Time): string {
  return new Date(time.now).toISOString().replace('T', ' ').slice(0, 19);
}

async function live(
  world: World,
  watches: readonly Watch[],
  settle: () => Promise<void>,
  only: readonly string[] | null,
): Promise<void> {
  const { time, shape, machine, disk, random: chance, tally } = world;
  await machine.db.open();
  disk.mount(machine.db.backendDB());
  const end = START + shape.days * DAY;
  const sessions = sessionsOf(shape, chance.fork());
  for (const session of sessions) plan(world, session);
  const happened = () => {
    for (const watch of watches) watch.happened?.();
  };
  const events = EVENTS.filter(({ name }) => only === null || only.includes(name));
  const chooser = chance.fork();
  const total = events.reduce((sum, { weight }) => sum + weight, 0);
  for (let index = 0; index < shape.events && total > 0; index += 1) {
    const event = pickByWeight(events, chooser.between(1, total));
    const luck = chooser.fork();
    time.after(whenTo(sessions, shape.days, chooser), () => {
      const outcome = event.happen(world, luck, happened);
      if (outcome === null) return;
      tally.events[event.name] = (tally.events[event.name] ?? 0) + 1;
      world.tell(`* ${event.name}: ${outcome}`);
      happened();
    });
  }
  time.after(MINUTE, () => void settleIn(world));
  lookAround(world, chance.fork());
  const observer = new Observer(world);
  await time.runUntil(end, settle, () => {
    tally.steps += 1;
    const changes = observer.look();
    for (const watch of watches) watch.step?.(changes);
  });
  tally.loginDays = world.accounts.length * shape.days;
}

/** The browser opens and closes; the first time, everything is connected. */
function plan({ time, machine, tell }: World, { from, until }: Session): void {
  time.after(from + SECOND, () => {
    if (machine.open) return;
    tell('the browser opens');
    machine.start();
  });
  time.after(until, () => {
    tell('the browser closes');
    machine.close();
  });
}

async function settleIn(world: World): Promise<void> {
  const { hands, accounts, shape, random: chance, tell } = world;
  await hands.saveApps();
  await hands.saveInterval(chance.pick(shape.intervals));
  for (const account of accounts)
    if (!(await hands.connect(account))) tell(`${nameOf(account)} could not be connected`);
  tell(`${accounts.length} accounts are connected`);
}

function pickByWeight<T extends { readonly weight: number }>(of: readonly T[], at: number): T {
  let left = at;
  for (const one of of) {
    left -= one.weight;
    if (left <= 0) return one;
  }
  throw new Error('the weights do not add up');
}

/** Half of what happens happens while somebody looks; all of it after everything is connected. */
function whenTo(sessions: readonly Session[], days: number, chance: ReturnType<typeof random>): number {
  const anywhere = chance.between(6 * HOUR, days * DAY);
  if (chance.chance(0.5)) return anywhere;
  const { from, until } = chance.pick(sessions);
  return Math.max(6 * HOUR, chance.between(from, until));
}
