import { type ClockReading, clockOffBy, clockStanding, isAhead } from '@/utils/health/clock';
import { serverClock } from '@/utils/networks/shared/clocks';
import type { Deps } from '@/utils/ports/deps';
import { noteClockAhead } from './sleeping-alarms';

/** Answers of one server that are listened to in one sweep: more of them tell nothing new. */
const ENOUGH = 5;

/** A sweep's requests, which listen on the way to what the servers' clocks say. */
export interface WatchedClocks {
  readonly deps: Deps;
  /** Notes by how much this computer's clock is off, for pages to say, where enough servers have told. */
  readonly note: () => Promise<void>;
  /** Whether a date may be trusted: at least one server has told the time, and it is this computer's. */
  readonly isRight: () => boolean;
}

/** @returns the same dependencies with a fetch that reads the `Date` of every answer */
export function watchClocks(deps: Deps): WatchedClocks {
  const readings: ClockReading[] = [];
  const heard = new Map<string, number>();
  const listen = (host: string, response: Response): void => {
    const count = heard.get(host) ?? 0;
    if (count >= ENOUGH) return;
    const at = serverClock({ date: response.headers.get('date'), age: response.headers.get('age') });
    if (at === null) return;
    heard.set(host, count + 1);
    readings.push({ host, ahead: deps.now() - at });
  };
  return {
    deps: {
      ...deps,
      fetch: async (url, init) => {
        const response = await deps.fetch(url, init);
        listen(new URL(url).host, response);
        return response;
      },
    },
    isRight: () => clockStanding(readings) === 'right',
    note: async () => {
      if (isAhead(readings)) await noteClockAhead(deps);
      const ahead = clockOffBy(readings);
      if (ahead === null) return;
      const before = await deps.stores.clockOff();
      // Right as before: nothing to write, which is every sweep of nearly everybody.
      if (ahead === 0 && !before?.ahead) return;
      await deps.stores.saveClockOff({ ahead, at: deps.now() });
    },
  };
}
