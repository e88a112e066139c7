import { MINUTE, SECOND } from '@/utils/core/time';
import type { AlarmsPort } from '@/utils/ports/deps';
import { bare } from './bare';

/** The regular alarm, and the one for the next thing that is due before it. Both mean: sweep. */
const REGULAR = 'regular';
const NEXT = 'next';

export const alarms: AlarmsPort = {
  wakeAt: async (when) => {
    const present = await bare.alarms.get(NEXT);
    // The browser writes every new alarm to the disk.
    if (present && Math.abs(present.scheduledTime - when) < SECOND) return;
    await bare.alarms.create(NEXT, { when });
  },
  wakeEvery: async (periodMs, now) => {
    const periodInMinutes = periodMs / MINUTE;
    const present = await bare.alarms.get(REGULAR);
    // Creating it anew at every start of the worker would put it off for ever; one that was set by a clock which ran
    // ahead would not come.
    const isDueInTime = present && present.scheduledTime <= now + periodMs + MINUTE;
    // One that did not ring waits for a moment that a clock which was set back has put far off; the browser looks at all
    // of them again for one that is due before everything else.
    if (present && present.scheduledTime < now - MINUTE) await bare.alarms.create(NEXT, { when: 1 });
    if (present?.periodInMinutes === periodInMinutes && isDueInTime) return;
    await bare.alarms.create(REGULAR, { periodInMinutes, delayInMinutes: periodInMinutes });
  },
};
