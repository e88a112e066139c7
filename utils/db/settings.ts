import * as v from 'valibot';
import type { RelinkDatabase } from './database';
import { intervalOf } from './interval';
import { type ClockOff, readClockOff, saveClockOff } from './reads/clock-off';
import type { SweepRow } from './rows';

/** The settings of the person, and the marks that outlive the worker. */
export function createSettingStore(db: RelinkDatabase) {
  const read = async <T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): Promise<T> => {
    const parsed = v.safeParse(schema, (await db.settings.get(key))?.value);
    return parsed.success ? parsed.output : fallback;
  };
  return {
    /** Milliseconds between two checks of one login. */
    checkInterval: async (): Promise<number> =>
      intervalOf((await db.settings.get('checkIntervalMinutes'))?.value),
    saveCheckInterval: (minutes: number) => db.settings.put({ key: 'checkIntervalMinutes', value: minutes }),
    /** When Relink last ran; null before the first time. */
    lastAwake: (): Promise<number | null> => read('lastAwake', v.nullable(v.number()), null),
    markAwake: (now: number) => db.settings.put({ key: 'lastAwake', value: now }),
    clockOff: () => readClockOff(db),
    saveClockOff: (off: ClockOff) => saveClockOff(db, off),
    /** Until when the browser's alarms may not ring; 0 while they do. */
    alarmsAsleepUntil: (): Promise<number> => read('alarmsAsleepUntil', v.number(), 0),
    saveAlarmsAsleep: (until: number) => db.settings.put({ key: 'alarmsAsleepUntil', value: until }),
    getSweep: (): Promise<SweepRow | undefined> => db.sweeps.get('sweep'),
    putSweep: (sweep: SweepRow) => db.sweeps.put(sweep),
  };
}
