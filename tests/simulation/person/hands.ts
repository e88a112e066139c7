import { MINUTE, SECOND } from '@/utils/core/time';
import type { FlowRow } from '@/utils/db/rows';
import type { WebAuthOutcome } from '@/utils/ports/deps';
import { FACEBOOK_APP } from '../networks/facebook.ts';
import type { Served } from '../networks/served.ts';
import { X_APP } from '../networks/x.ts';
import type { Random } from '../random.ts';
import type { Account, World } from '../world.ts';

/** How the person behaves in the next sign-in window. */
export interface Mood {
  /** Closes the window instead. */
  readonly leaves: boolean;
  /** Somebody else signs in. */
  readonly as: string | null;
  readonly pages: 'all' | 'all but one';
}

const OBLIGING: Mood = { leaves: false, as: null, pages: 'all' };

/** A reconnect that has come to its end, or to none. */
export interface Attempt {
  readonly account: Account;
  readonly loginId: string;
  readonly mood: Mood;
  readonly flow: FlowRow | null;
}

/** The person at the computer: connects, reconnects, chooses, unlinks. */
export class Hands {
  mood: Mood = OBLIGING;
  #interval = { ms: 15 * MINUTE, before: 0, since: 0 };
  /** The account that is being connected or reconnected in the window, if any. */
  busyWith: Account | null = null;
  /** Whose grants somebody has asked to end, and until when that may go on. */
  readonly #mayEnd = new Map<string, number>();

  constructor(
    private readonly world: () => World,
    private readonly random: Random,
    private readonly attempted: (attempt: Attempt) => void,
  ) {}

  /** The check interval as the person has set it; after a change, what was promised before still counts for as long. */
  get intervalMs(): number {
    const { ms, before, since } = this.#interval;
    return this.world().time.now - since < 2 * before ? Math.max(ms, before) : ms;
  }

  /** Types in the apps that are the person's own. */
  async saveApps(): Promise<void> {
    const { machine } = this.world();
    for (const [network, app] of [['facebook', FACEBOOK_APP] as const, ['x', X_APP] as const])
      await machine.command((commands) => commands.saveApp({ network, ...app, settings: {} }));
  }

  async saveInterval(minutes: number): Promise<void> {
    const { machine, time } = this.world();
    const before = this.intervalMs;
    this.#interval = { ms: minutes * MINUTE, before, since: time.now };
    const saved = await machine.command((commands) => commands.saveInterval({ minutes }));
    if (!saved?.ok) this.#interval = { ms: before, before, since: time.now };
  }

  async connect(account: Account): Promise<boolean> {
    const { machine, tell } = this.world();
    const { served, person } = account;
    return this.#busy(account, async () => {
      const asked = await machine.command((commands) =>
        commands.connect({ network: served.network, fields: served.typed(person) }),
      );
      const flow = asked?.ok ? await this.#watch(asked.value.flowId) : null;
      tell(`connect ${nameOf(account)}: ${flow ? stepOf(flow) : 'nothing came back'}`);
      // A single account is added at once.
      if (flow?.step.name === 'done') return true;
      if (flow?.step.name !== 'choosing') return false;
      const networkIds = flow.step.found.map((found) => found.networkId);
      const added = await machine.command((commands) =>
        commands.addProfiles({ flowId: flow.id, networkIds }),
      );
      return added?.ok === true;
    });
  }

  async reconnect(account: Account, mood: Partial<Mood> = {}): Promise<FlowRow | null> {
    const { machine, rowOf, tally, tell } = this.world();
    const row = rowOf(account);
    if (!row?.grant) return null;
    return this.#busy(account, async () => {
      this.mood = { ...OBLIGING, ...mood };
      tally.clicks += 1;
      const fields = account.served.typedAgain(account.person);
      const asked = await machine.command((commands) => commands.reconnect({ loginId: row.id, fields }));
      const flow = asked?.ok ? await this.#watch(asked.value.flowId) : null;
      const done = { account, loginId: row.id, mood: this.mood, flow };
      this.mood = OBLIGING;
      tell(`reconnect ${nameOf(account)}: ${flow ? stepOf(flow) : 'nothing came back'}`);
      this.attempted(done);
      return flow;
    });
  }

  async unlink(account: Account): Promise<void> {
    const { machine, rowOf, time } = this.world();
    const row = rowOf(account);
    if (!row?.grant) return;
    this.mayEndFor(account.served, account.person, time.now + 10 * MINUTE);
    await machine.command((commands) => commands.unlinkLogin({ loginId: row.id }));
  }

  /** Somebody has asked for the end of a grant, or it is one that is refused at once. */
  mayEndFor(served: Served, person: string, until: number): void {
    this.#mayEnd.set(`${served.played.id}/${person}`, until);
  }

  mayEnd(served: Served, person: string): boolean {
    return (this.#mayEnd.get(`${served.played.id}/${person}`) ?? 0) > this.world().time.now;
  }

  /** What happens in a window that Relink opens at a network. */
  async authorize(href: string, how: 'interactive' | 'silent'): Promise<WebAuthOutcome> {
    const { internet, time, machine } = this.world();
    const url = new URL(href);
    const served = internet.serverOf(url.hostname);
    const account = how === 'silent' ? this.#signedInAt(served?.played.id) : this.busyWith;
    const { mood } = this;
    await time.sleep(how === 'silent' ? SECOND : this.random.between(8, 60) * SECOND);
    await machine.awake();
    if (!served || !account || !internet.reaches(served, account.person)) return { kind: 'page_not_loaded' };
    if (how === 'interactive' && mood.leaves) return { kind: 'window_closed' };
    const person = how === 'interactive' ? (mood.as ?? account.person) : account.person;
    const consent = await served.consent(url, person, mood.pages);
    if (consent === null) return { kind: how === 'silent' ? 'interaction_required' : 'window_closed' };
    const askedFor = how === 'silent' ? hintedAt(served, url) : null;
    if (consent.kind === 'redirected')
      internet.secrets.noteRedirect(consent.url, { served, person, askedFor: askedFor ?? person });
    return consent;
  }

  /** Who is signed in to the browser at a network: whoever was there last. */
  readonly #sessions = new Map<string, Account>();

  #signedInAt(networkId: string | undefined): Account | undefined {
    return this.#sessions.get(networkId ?? '');
  }

  async #busy<T>(account: Account, work: () => Promise<T>): Promise<T> {
    const { time } = this.world();
    while (this.busyWith) await time.sleep(20 * SECOND);
    this.busyWith = account;
    this.#sessions.set(account.served.played.id, account);
    try {
      return await work();
    } finally {
      this.busyWith = null;
    }
  }

  /** Watches a flow's row as a page does, and gives up as a page does. */
  async #watch(flowId: string): Promise<FlowRow | null> {
    const { time, disk } = this.world();
    const until = time.now + 20 * MINUTE;
    while (time.now < until) {
      const flow = disk.flow(flowId);
      if (flow && flow.endedAt !== null) return flow;
      await time.sleep(10 * SECOND);
    }
    return null;
  }
}

/** Whom a silent sign-in would like to find signed in; null where it does not say. */
function hintedAt({ played: { accounts } }: Served, { searchParams }: URL): string | null {
  const hint = searchParams.get('login_hint');
  return accounts.find(({ handle, name }) => hint !== null && [handle, name].includes(hint))?.person ?? null;
}

export function nameOf({ served, person }: Account): string {
  return `${person} at ${served.played.id}`;
}

function stepOf({ step }: FlowRow): string {
  return step.name === 'failed' ? `failed, ${step.code}` : step.name;
}
