import { MINUTE, SECOND } from '@/utils/core/time';
import type { AlarmsPort } from '@/utils/ports/deps';
import type { Cancel, Time } from '../clock/time.ts';

/** Chrome lets an alarm wait at least this long. */
const SHORTEST = 30 * SECOND;

interface Alarm {
  /** By the computer's clock. */
  readonly scheduledTime: number;
  readonly periodMs: number | null;
}

/**
 * The browser's alarms, by the computer's clock as Chromium's are (measured in 156, its clock shifted under it): one timer
 * waits for the soonest, but no poll comes before the clock shows more than at the one before; it looks at the clock when it
 * fires, and waits on where that has been set back; and it is set anew only for what comes earlier. They outlive the worker,
 * and one that falls into a sleep or a time without a browser comes as soon as there is one again.
 */
export class Alarms {
  readonly #time: Time;
  readonly #clock: () => number;
  readonly #ring: () => boolean;
  readonly #alarms = new Map<'next' | 'regular', Alarm>();
  /** `due` by the computer's clock, `at` in true time. */
  #poll: { readonly due: number; readonly at: number; readonly cancel: Cancel } | null = null;
  /** What the clock showed at the last poll; null before the first of this browser. */
  #polledAt: number | null = null;
  #missed = false;

  /** `ring`: says whether anybody was there to hear it. */
  constructor(time: Time, clock: () => number, ring: () => boolean) {
    this.#time = time;
    this.#clock = clock;
    this.#ring = ring;
  }

  /** As `utils/browser/alarms.ts` asks the browser for them. */
  get port(): AlarmsPort {
    return {
      wakeAt: async (when) => {
        const present = this.#alarms.get('next');
        if (present && Math.abs(present.scheduledTime - when) < SECOND) return;
        this.#set('next', { scheduledTime: when, periodMs: null });
      },
      wakeEvery: async (periodMs, now) => {
        const present = this.#alarms.get('regular');
        const isDueInTime = present && present.scheduledTime <= now + periodMs + MINUTE;
        if (present && present.scheduledTime < now - MINUTE)
          this.#set('next', { scheduledTime: 1, periodMs: null });
        if (present?.periodMs === periodMs && isDueInTime) return;
        this.#set('regular', { scheduledTime: this.#clock() + periodMs, periodMs });
      },
    };
  }

  /** A browser that starts looks at its alarms anew, by the clock as it is then. */
  setAnew(): void {
    this.#poll?.cancel();
    this.#poll = null;
    this.#polledAt = null;
    this.#scheduleNextPoll();
  }

  /** Whether the timer waits longer than any alarm should: a clock that was set has fooled it. */
  get areStuck(): boolean {
    const longest = Math.max(0, ...[...this.#alarms.values()].map(({ periodMs }) => periodMs ?? 0));
    if (this.#poll === null) return false;
    const wait = Math.max(this.#poll.at - this.#time.now, this.#poll.due - this.#clock());
    return wait > longest + MINUTE;
  }

  /** The browser or the computer is back. */
  catchUp(): void {
    if (!this.#missed) return;
    this.#missed = false;
    this.#go();
  }

  #set(name: 'next' | 'regular', alarm: Alarm): void {
    this.#alarms.set(name, alarm);
    this.#scheduleNextPoll();
  }

  #scheduleNextPoll(): void {
    if (this.#alarms.size === 0) return;
    const soonest = Math.min(...[...this.#alarms.values()].map(({ scheduledTime }) => scheduledTime));
    const due = this.#polledAt === null ? soonest : Math.max(soonest, this.#polledAt + SHORTEST);
    if (!this.#poll || due < this.#poll.due) this.#waitFor(due);
  }

  #waitFor(due: number): void {
    this.#poll?.cancel();
    const wait = Math.max(0, due - this.#clock());
    const cancel = this.#time.after(wait, () => this.#look(due));
    this.#poll = { due, at: this.#time.now + wait, cancel };
  }

  #look(due: number): void {
    const now = this.#clock();
    if (now < due) {
      this.#waitFor(due);
      return;
    }
    this.#poll = null;
    this.#polledAt = now;
    let rings = false;
    for (const [name, { scheduledTime, periodMs }] of [...this.#alarms]) {
      if (scheduledTime > now) continue;
      rings = true;
      if (periodMs === null) this.#alarms.delete(name);
      else this.#alarms.set(name, { scheduledTime: now + periodMs, periodMs });
    }
    this.#scheduleNextPoll();
    if (rings) this.#go();
  }

  #go(): void {
    if (!this.#ring()) this.#missed = true;
  }
}
