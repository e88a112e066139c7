import { MINUTE, SECOND } from '@/utils/core/time';
import type { AlarmsPort } from '@/utils/ports/deps';
import type { Cancel, Time } from '../clock/time.ts';

/** Chrome lets an alarm wait at least this long. */
const SHORTEST = 30 * SECOND;

interface Alarm {
  /** By the computer's clock. */
  readonly scheduledTime: number;
  readonly periodMs: number | null;
  readonly cancel: Cancel;
}

/**
 * The browser's alarms, by the computer's clock as Chromium's are: it waits for as long as was left when they were set,
 * then looks at the clock, and waits on where that has been set back. They outlive the worker, and one that falls into a
 * sleep or a time without a browser comes as soon as there is one again.
 */
export class Alarms {
  readonly #time: Time;
  readonly #clock: () => number;
  readonly #ring: () => boolean;
  readonly #alarms = new Map<'next' | 'regular', Alarm>();
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
        this.#set('next', Math.max(when, this.#clock() + SHORTEST), null);
      },
      wakeEvery: async (periodMs, now) => {
        const present = this.#alarms.get('regular');
        const isDueInTime = present && present.scheduledTime <= now + periodMs + MINUTE;
        if (present?.periodMs === periodMs && isDueInTime) return;
        this.#set('regular', this.#clock() + periodMs, periodMs);
      },
    };
  }

  /** A browser that starts sets its alarms anew, by the clock as it is then. */
  setAnew(): void {
    for (const [name, { scheduledTime, periodMs }] of [...this.#alarms])
      this.#set(name, scheduledTime, periodMs);
  }

  /** Whether all of them were set by a clock that ran ahead: Chromium lets them wait for that time. */
  get areAhead(): boolean {
    const now = this.#clock();
    const all = [...this.#alarms.values()];
    const longest = Math.max(0, ...all.map(({ periodMs }) => periodMs ?? 0));
    return all.length > 0 && all.every(({ scheduledTime }) => scheduledTime > now + longest + MINUTE);
  }

  /** The browser or the computer is back. */
  catchUp(): void {
    if (!this.#missed) return;
    this.#missed = false;
    this.#go();
  }

  #set(name: 'next' | 'regular', scheduledTime: number, periodMs: number | null): void {
    this.#alarms.get(name)?.cancel();
    const cancel = this.#time.after(scheduledTime - this.#clock(), () => this.#fire(name));
    this.#alarms.set(name, { scheduledTime, periodMs, cancel });
  }

  #fire(name: 'next' | 'regular'): void {
    const alarm = this.#alarms.get(name);
    if (!alarm) return;
    if (this.#clock() < alarm.scheduledTime) {
      this.#set(name, alarm.scheduledTime, alarm.periodMs);
      return;
    }
    if (alarm.periodMs === null) this.#alarms.delete(name);
    else this.#set(name, this.#clock() + alarm.periodMs, alarm.periodMs);
    this.#go();
  }

  #go(): void {
    if (!this.#ring()) this.#missed = true;
  }
}
