import { type Commands, createCommands } from '@/entrypoints/background/commands';
import { firstWake, onAlarm } from '@/entrypoints/background/first-wake';
import type { Start } from '@/entrypoints/background/start';
import { startOfBrowser } from '@/entrypoints/background/wake';
import type { BadgeFace } from '@/utils/badge/badge';
import { retryUnknown } from '@/utils/checks/check-now';
import { SECOND } from '@/utils/core/time';
import { RelinkDatabase } from '@/utils/db/database';
import { createStores } from '@/utils/db/stores';
import { type RenewalDeps, renewGrant } from '@/utils/grants/renew-grant';
import { createTransport } from '@/utils/http/transport';
import type { Outcome } from '@/utils/messages/protocol';
import { network } from '@/utils/networks/registry';
import type { Deps } from '@/utils/ports/deps';
import { createVault, type Vault } from '@/utils/vault/vault';
import { mortal } from '../../deaths/mortal.ts';
import type { Time } from '../clock/time.ts';
import type { Internet } from '../internet/internet.ts';
import { Alarms } from './alarms.ts';
import { type Ambush, type Computer, Context } from './context.ts';
import type { Disk } from './disk.ts';
import type { MachineEars } from './ears.ts';
import { Locks } from './locks.ts';
import { keepPace } from './pace.ts';
import { startOf } from './start-of.ts';

/** Chrome stops a worker that has nothing to do for this long. */
const IDLE = 30 * SECOND;

interface Worker {
  readonly context: Context;
  readonly deps: Deps;
  readonly commands: Commands;
  readonly start: Start;
}

/** A computer with a browser and Relink in it. */
export class Machine implements Computer {
  locks = new Locks();
  ambush: Ambush | null = null;
  sleeps = 0;
  /** When a worker was last killed in the middle of its work, in true time. */
  killedAt = 0;
  open = false;
  asleep = false;
  /** When the clock was last set, in true time. */
  setAt = 0;
  face: BadgeFace | null = null;
  readonly db: RelinkDatabase;
  readonly alarms: Alarms;
  #worker: Worker | null = null;
  #page: Context | null = null;
  #wakers: (() => void)[] = [];
  #ids = 0;
  #lives = 0;
  #offset = 0;

  constructor(
    private readonly time: Time,
    readonly disk: Disk,
    private readonly internet: Internet,
    private readonly ears: MachineEars,
  ) {
    this.db = new RelinkDatabase();
    this.alarms = new Alarms(
      time,
      () => this.now,
      () => this.#ring(),
    );
  }

  /** How far the clock is from the true time, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  set offset(offset: number) {
    this.#offset = offset;
    this.setAt = this.time.now;
  }

  get now(): number {
    return this.time.now + this.offset;
  }

  /** The worker that lives now, if any. */
  get worker(): Context | null {
    return this.#worker?.context.alive ? this.#worker.context : null;
  }

  /** Whether a worker lives, and nothing runs in it. */
  get quiet(): boolean {
    return this.open && !this.asleep && this.worker !== null && this.worker.running === 0;
  }

  /** Whether a page lives whose timers wake the worker. */
  get keepsPace(): boolean {
    return this.#page?.alive ?? false;
  }

  awake(): Promise<void> {
    return this.asleep ? new Promise((resolve) => this.#wakers.push(resolve)) : Promise.resolve();
  }

  start(): void {
    this.open = true;
    this.face = null;
    this.alarms.setAnew();
    const worker = this.#begin();
    this.#run(worker, () => startOfBrowser(worker.deps));
    this.alarms.catchUp();
  }

  /** The browser ends, in order or by force: to a worker it is the same. */
  close(): void {
    this.open = false;
    this.killWorker();
    this.killPage();
    this.locks = new Locks();
  }

  killWorker(): void {
    this.#worker?.context.end();
    this.#worker = null;
  }

  killPage(): void {
    this.#page?.end();
    this.#page = null;
  }

  sleep(): void {
    this.asleep = true;
    this.sleeps += 1;
  }

  wakeUp(): void {
    this.asleep = false;
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waker of wakers) waker();
    if (this.open) this.alarms.catchUp();
  }

  goOnline(): void {
    this.internet.online = true;
    const worker = this.#worker;
    // A sleeping worker does not hear it.
    if (worker?.context.alive && this.open) this.#run(worker, () => retryUnknown(worker.deps));
  }

  /** A page opens its port: that wakes the worker. */
  look(): void {
    if (this.open && !this.asleep) this.#awaken();
  }

  /** What a page asks the worker for, as a message with its outcome. */
  command<T>(ask: (commands: Commands) => Promise<T>): Promise<Outcome<T> | null> {
    if (!this.open || this.asleep) return Promise.resolve(null);
    const worker = this.#awaken();
    return new Promise((resolve) => {
      worker.context.onEnd(() => resolve(null));
      this.#run(worker, () =>
        ask(worker.commands).then(
          (value) => resolve({ ok: true, value }),
          (error: unknown) => {
            const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
            resolve({ ok: false, code: code as 'unexpected', detail: {} });
          },
        ),
      );
    });
  }

  #ring(): boolean {
    if (!this.open || this.asleep) return false;
    const worker = this.#awaken();
    this.#run(worker, () => onAlarm(worker.start));
    return true;
  }

  /** The worker that lives, or a new one: an idle one was stopped in the meantime. */
  #awaken(): Worker {
    const worker = this.#worker;
    if (worker?.context.alive) {
      const { running, lastActive } = worker.context;
      if (running > 0 || this.time.now - lastActive < IDLE) return worker;
      worker.context.end();
    }
    return this.#begin();
  }

  #begin(): Worker {
    const context = new Context('worker', this, () => this.time.now);
    const deps = this.#workerDeps(context);
    const worker = { context, deps, commands: createCommands(deps), start: startOf(context, deps) };
    context.onEnd(() => {
      if (context.killed) this.killedAt = this.time.now;
    });
    this.#worker = worker;
    this.#run(worker, () => firstWake(worker.start));
    return worker;
  }

  #run(worker: Worker, work: () => Promise<unknown>): void {
    worker.context.run(work, this.ears.failed);
  }

  #renewalDeps(context: Context): RenewalDeps {
    const stores = createStores(this.db);
    this.#lives += 1;
    return {
      now: () => this.now,
      workerId: `life-${this.#lives}`,
      fetch: createTransport(this.internet.fetchFrom(context), () => this.internet.online),
      stores,
      vault: this.#vault(stores),
      network,
      locks: this.locks.portOf(context),
    };
  }

  #vault(stores: ReturnType<typeof createStores>): Vault {
    const vault = createVault(stores, stores);
    return {
      ...vault,
      seal: async (ownerId, secret) => {
        const row = await vault.seal(ownerId, secret);
        if (secret.kind === 'grant') this.ears.sealed(ownerId, secret, row.iv);
        return row;
      },
    };
  }

  #workerDeps(context: Context): Deps {
    const renewal = this.#renewalDeps(context);
    const deps: Deps = {
      ...renewal,
      newId: () => {
        this.#ids += 1;
        return `id-${String(this.#ids).padStart(6, '0')}`;
      },
      identity: {
        redirectUri: (path) => `https://relink.chromiumapp.org/${path}`,
        authorize: (url, how) => this.ears.authorize(url, how),
        signInWindow: () => null,
      },
      permissions: { missing: async () => [] },
      notifications: {
        show: async (id, notice) => this.ears.shown(id, notice, context),
        clear: async () => {},
      },
      alarms: this.alarms.port,
      // Pictures are out of reach here: none is ever scaled.
      scalePicture: async () => null,
      paintBadge: async (face) => {
        this.face = face;
      },
      renew: (loginId, seen) => this.#renewInPage(loginId, seen),
      releaseRenewals: async () => this.killPage(),
      keepPace: async () => void this.#openPage(),
      stayAwake: (work) => {
        context.running += 1;
        return work().finally(() => {
          context.running -= 1;
          context.lastActive = this.time.now;
        });
      },
    };
    return mortal(deps, context);
  }

  #openPage(): Context {
    if (this.#page?.alive) return this.#page;
    this.#page = new Context('page', this, () => this.time.now);
    keepPace(this.time, this.#page, () => this.#ring());
    return this.#page;
  }

  /** The offscreen page outlives the worker; a message to one that dies is never answered but fails. */
  #renewInPage(loginId: string, seen: number): ReturnType<Deps['renew']> {
    const page = this.#openPage();
    const deps = mortal(this.#renewalDeps(page), page);
    return new Promise((resolve, reject) => {
      page.onEnd(() => reject(new Error('The message port closed before a response was received.')));
      page.run(async () => resolve(await renewGrant(deps, loginId, seen)), reject);
    });
  }
}
