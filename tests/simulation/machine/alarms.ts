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
 * The browser's alarms, by the computer's clock as Chromium's are: one timer waits for as long as the soonest had left
 * when an alarm was last set, then looks at the clock, and waits on where that has been set back. They outlive the worker,
 * and one that falls into a sleep or a time without a browser comes as soon as there is one again.
 */
export class Alarms {
  readonly #time: Time;
  readonly #clock: () => number;
  readonly #ring: () => boolean;
  readonly #alarms = new Map<'next' | 'regular', Alarm>();
  #poll: { readonly at: number; readonly cancel: Cancel } | null = null;
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
        this.#set('next', { scheduledTime: Math.max(when, this.#clock() + SHORTEST), periodMs: null });
      },
      wakeEvery: async (periodMs, now) => {
        const present = this.#alarms.get('regular');
        const isDueInTime = present && present.scheduledTime <= now + periodMs + MINUTE;
        if (present?.periodMs === periodMs && isDueInTime) return;
        this.#set('regular', { scheduledTime: this.#clock() + periodMs, periodMs });
      },
    };
  }

  /** A browser that starts looks at its alarms anew, by the clock as it is then. */
  setAnew(): void {
    this.#scheduleNextPoll();
  }

  /** Whether the timer waits longer than any alarm should: a clock that was set has fooled it. */
  get areStuck(): boolean {
    const longest = Math.max(0, ...[...this.#alarms.values()].map(({ periodMs }) => periodMs ?? 0));
    return this.#poll !== null && this.#poll.at > this.#time.now + longest + MINUTE;
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
    this.#poll?.cancel();
    this.#poll = null;
    if (this.#alarms.size === 0) return;
    const soonest = Math.min(...[...this.#alarms.values()].map(({ scheduledTime }) => scheduledTime));
    const wait = Math.max(0, soonest - this.#clock());
    this.#poll = { at: this.#time.now + wait, cancel: this.#time.after(wait, () => this.#look()) };
  }

  #look(): void {
    const now = this.#clock();
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
