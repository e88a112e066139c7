import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWorkerWatch } from '@/utils/messages/worker-watch';

/** A browser in which each port dies with its worker. */
function workers() {
  const ports: { disconnect: ReturnType<typeof vi.fn>; die: () => void }[] = [];
  const connect = () => {
    const listeners: (() => void)[] = [];
    const port = {
      disconnect: vi.fn(),
      onDisconnect: { addListener: (told: () => void) => listeners.push(told) },
    };
    ports.push({ disconnect: port.disconnect, die: () => listeners.forEach((tell) => void tell()) });
    return port as unknown as ReturnType<NonNullable<Parameters<typeof createWorkerWatch>[0]>>;
  };
  return { ports, watch: createWorkerWatch(connect) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the watch over the worker', () => {
  test('has one port for all who wait, and gives it back with the last of them', () => {
    const { ports, watch } = workers();
    const [first, second] = [watch.hold(() => {}), watch.hold(() => {})];
    first();
    expect(ports).toHaveLength(1);
    expect(ports[0]?.disconnect).not.toHaveBeenCalled();
    second();
    expect(ports[0]?.disconnect).toHaveBeenCalledOnce();
  });

  test('tells everybody who waits of each death, and starts the next worker well within three seconds', () => {
    const { ports, watch } = workers();
    const told = vi.fn();
    watch.hold(told);
    ports[0]?.die();
    expect(told).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1_000);
    expect(ports).toHaveLength(2);
    ports[1]?.die();
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('starts the next worker also when nobody waits after the death: it has to tidy up', () => {
    const { ports, watch } = workers();
    const release: () => void = watch.hold(() => release());
    ports[0]?.die();
    vi.advanceTimersByTime(1_000);
    expect(ports).toHaveLength(2);
  });

  test('does not wake a worker that rests while nobody waits, nor one that cannot start again and again', () => {
    const { ports, watch } = workers();
    const release: () => void = watch.hold(() => release());
    ports[0]?.die();
    vi.advanceTimersByTime(1_000);
    ports[1]?.die();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(2);
    watch.hold(() => {});
    for (let death = 2; death < 6; death += 1) {
      ports.at(-1)?.die();
      expect(ports).toHaveLength(death + 1);
      vi.advanceTimersByTime(1_000);
    }
  });
});
