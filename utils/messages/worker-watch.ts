import { type Browser, browser } from 'wxt/browser';

/** The name of the port by which a page notices that the worker has died. */
export const WATCH_PORT = 'watch';

/** Rest before a port is opened again: a worker that cannot start must not be started without end. */
const REST = 300;

type Port = Browser.runtime.Port;

/** Whether the worker lives, for a page that waits for it. */
export interface WorkerWatch {
  /**
   * Watches until the returned function is called. `onDeath` is called each time the worker dies in between; the port is
   * then opened again, which starts the next worker, and that one tidies up.
   */
  readonly hold: (onDeath: () => void) => () => void;
}

/**
 * Watches over the worker by a port that closes when it dies. A port is open only while something is waited for, and an
 * open one keeps no worker from its rest: Chrome counts messages, not ports.
 */
export function createWorkerWatch(
  connect: () => Port = () => browser.runtime.connect({ name: WATCH_PORT }),
): WorkerWatch {
  const holders = new Set<() => void>();
  let port: Port | null = null;

  const open = () => {
    if (port) return;
    const opened = connect();
    port = opened;
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      if (holders.size === 0) return;
      setTimeout(open, REST);
      for (const tell of [...holders]) tell();
    });
  };

  return {
    hold: (onDeath) => {
      const holder = () => onDeath();
      holders.add(holder);
      open();
      return () => {
        holders.delete(holder);
        if (holders.size > 0) return;
        port?.disconnect();
        port = null;
      };
    },
  };
}

/** The watch of this page. */
export const workerWatch = createWorkerWatch();
