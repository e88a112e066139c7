import { browser } from 'wxt/browser';
import { MINUTE } from '@/utils/core/time';
import type { AlarmsPort } from '@/utils/ports/deps';

/** The regular alarm, and the one for the next thing that is due before it. Both mean: sweep. */
const REGULAR = 'regular';
const NEXT = 'next';

export const alarms: AlarmsPort = {
  wakeAt: (when) => browser.alarms.create(NEXT, { when }),
  wakeEvery: async (periodMs, now) => {
    const periodInMinutes = periodMs / MINUTE;
    const present = await browser.alarms.get(REGULAR);
    // Creating it anew at every start of the worker would put it off for ever; one that was set by a clock which ran
    // ahead would not come.
    const isDueInTime = present && present.scheduledTime <= now + periodMs + MINUTE;
    if (present?.periodInMinutes === periodInMinutes && isDueInTime) return;
    await browser.alarms.create(REGULAR, { periodInMinutes, delayInMinutes: periodInMinutes });
  },
};
