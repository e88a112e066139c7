import { sendMessage } from '@/utils/messages/messenger';
import { workerWatch } from '@/utils/messages/worker-watch';
import type { Page } from './page';

/** The library's own overloads cannot carry a generic name. */
const send = sendMessage as Page['send'];

/**
 * Sends a command to the worker and waits for its outcome. A worker that dies over it never answers; what it had to do may
 * be done, half done or not begun, and the next worker puts that in order.
 */
export const sendCommand: Page['send'] = (name, input) =>
  new Promise((resolve) => {
    const stopped = () => resolve({ ok: false, code: 'worker_stopped', detail: {} });
    const release = workerWatch.hold(stopped);
    void send(name, input).then(resolve, stopped).finally(release);
  });
