import { SECOND } from '@/utils/core/time';
import type { Fetch } from '@/utils/http/transport';
import type { Answer } from '../../sandbox/core/answer.ts';
import { type Call, callOf } from '../../sandbox/core/call.ts';
import { faultAfter, faultBefore } from '../../sandbox/front/faults.ts';
import type { Switchboard } from '../../sandbox/world/switchboard.ts';
import type { Time } from '../clock/time.ts';
import type { Context } from '../machine/context.ts';
import type { Served } from '../networks/served.ts';
import type { Random } from '../random.ts';
import type { Fault, Way } from './fault.ts';
import { responseOf } from './response.ts';
import { type Owner, Secrets } from './secrets.ts';

/** A request as the rules look at it, once it has left the computer. */
export interface Request {
  readonly call: Call;
  readonly served: Served;
  readonly owner: Owner | null;
  readonly secrets: readonly string[];
  readonly context: Context;
  readonly at: number;
}

export interface Answered extends Request {
  /** As the computer gets it; null for none. */
  readonly answer: Answer | null;
  /** What the network itself said before anything spoiled it; null where it was never asked. */
  readonly own: Answer | null;
}

export interface Listener {
  /** Secrets that have left for a host which belongs to no network. */
  readonly strayed?: (host: string, secrets: readonly string[]) => void;
  readonly request?: (request: Request) => void;
  readonly answered?: (answered: Answered) => void;
}

/** What a fetch without an answer throws. */
const unreachable = () => new TypeError('Failed to fetch');

/** A request that Relink gives up after twenty seconds. */
const PATIENCE = 20 * SECOND;

/** Everything between the computer and the networks. Each request takes its time, so that they really overtake each other. */
export class Internet {
  readonly faults = new Set<Fault>();
  readonly secrets = new Secrets();
  readonly listeners: Listener[] = [];
  online = true;
  readonly #time: Time;
  readonly #random: Random;
  readonly #board: Switchboard;
  readonly #byHost = new Map<string, Served>();

  constructor(time: Time, random: Random, board: Switchboard, networks: readonly Served[]) {
    this.#time = time;
    this.#random = random;
    this.#board = board;
    for (const served of networks) for (const host of served.played.hosts) this.#byHost.set(host, served);
  }

  serverOf(host: string): Served | null {
    return this.#byHost.get(host) ?? this.#byHost.get(host.replace(/^[^.]+/, '*')) ?? null;
  }

  /** Whether an account could be asked about right now. */
  reaches(served: Served, person: string): boolean {
    return this.answers(served) && this.isClear(served, person);
  }

  /** Whether a network can be asked at all, and answers for itself. */
  answers(served: Served): boolean {
    return this.online && !this.#isSpoiled(served);
  }

  /** Whether nothing stands in an account's way. */
  isClear(served: Served, person: string): boolean {
    for (const fault of this.faults) if (fault.touches(served, person)) return false;
    return true;
  }

  fetchFrom(context: Context): Fetch {
    return async (url, init = {}) => {
      await context.awake();
      const { sleeps } = context;
      await this.#time.sleep(this.#random.between(10, 200));
      const request = this.#leave(context, new URL(url), init);
      const { answer, own, lateMs } = await this.#carry(request);
      const answeredAt = this.#time.now;
      await this.#time.sleep(this.#random.between(5, 100) + lateMs);
      await context.awake();
      // A computer that has slept finds its connections broken.
      const arrives = context.sleeps === sleeps && this.online ? answer : null;
      for (const { answered } of this.listeners)
        answered?.({ ...request, own, answer: context.alive ? arrives : null });
      if (lateMs >= PATIENCE) throw new DOMException('signal timed out', 'TimeoutError');
      if (!arrives) throw unreachable();
      const { location } = arrives.headers;
      const isFollowed = typeof location === 'string' && init.redirect !== 'manual';
      return isFollowed
        ? this.fetchFrom(context)(new URL(location, url).href, followed(init))
        : responseOf(arrives, answeredAt);
    };
  }

  /** @throws TypeError, as fetch does, where there is no way to the host at all */
  #leave(context: Context, url: URL, init: RequestInit): Request {
    const served = this.serverOf(url.hostname);
    if (!this.online) throw unreachable();
    const call = callOf(init.method ?? 'GET', url, headersOf(init), Buffer.from(String(init.body ?? '')));
    const { owner, values } = this.secrets.in(call);
    if (!served) {
      if (values.length > 0) for (const { strayed } of this.listeners) strayed?.(call.host, values);
      throw unreachable();
    }
    const request = { call, served, context, at: this.#time.now, owner, secrets: values };
    for (const listener of this.listeners) listener.request?.(request);
    return request;
  }

  #isSpoiled({ played: { id } }: Served): boolean {
    const on = ['outage', 'html', 'truncated', 'reset-connection', 'unauthorized-for-all'] as const;
    return this.#board.amount(id, 'rate-limit') > 0 || on.some((name) => this.#board.isOn(id, name));
  }

  async #carry(request: Request): Promise<{ answer: Answer | null; own: Answer | null; lateMs: number }> {
    const { call, served, owner } = request;
    const way = this.#way(request);
    if (way?.kind === 'answer') return { answer: way.answer, own: null, lateMs: 0 };
    if (way?.kind === 'cut' && way.when === 'before') return { answer: null, own: null, lateMs: 0 };
    const early = faultBefore(this.#board, served.played, call);
    if (early) return { answer: early, own: null, lateMs: 0 };
    const own = await served.played.handle(call);
    const person = owner ?? this.#signedIn(request);
    if (person) this.secrets.noteAnswer(own, person);
    const spoiled = faultAfter(this.#board, served.played, own);
    if (way?.kind === 'cut') return { answer: null, own, lateMs: 0 };
    const answer = way?.kind === 'spoiled' ? way.spoil(spoiled) : spoiled;
    const lateMs = way?.kind === 'slow' ? Math.min(way.ms, PATIENCE) : 0;
    return { answer: lateMs >= PATIENCE ? null : answer, own, lateMs };
  }

  #way({ call, served, owner }: Request): Way | null {
    for (const fault of this.faults) {
      const way = fault.meet(call, served, owner?.person ?? null);
      if (way) return way;
    }
    return null;
  }

  /** Who signs in with a password (Bluesky). */
  #signedIn({ call, served }: Request): Owner | null {
    const identifier = call.form.get('identifier');
    const account = served.played.accounts.find(
      ({ id, handle }) => identifier && [id, handle].includes(identifier),
    );
    return account ? { served, person: account.person, askedFor: account.person } : null;
  }
}

/** What the platform sends on to another host: everything but the header with the token. */
function followed(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete('authorization');
  return { ...init, headers };
}

function headersOf(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers));
}
