import { browser } from 'wxt/browser';
import { MINUTE } from '@/utils/core/time';
import type { AlarmsPort } from '@/utils/ports/deps';

/** The regular alarm, and the one for the next thing that is due before it. Both mean: sweep. */
const REGULAR = 'regular';
const NEXT = 'next';

export const alarms: AlarmsPort = {
  wakeAt: (when) => browser.alarms.create(NEXT, { when }),
  wakeEvery: async (periodMs) => {
    const periodInMinutes = periodMs / MINUTE;
    const present = await browser.alarms.get(REGULAR);
    // Creating it anew at every start of the worker would put it off for ever.
    if (present?.periodInMinutes === periodInMinutes) return;
    await browser.alarms.create(REGULAR, { periodInMinutes, delayInMinutes: periodInMinutes });
  },
};
