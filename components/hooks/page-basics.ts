import { heldOnceLoaded } from './held-once-loaded';
import type { Page } from './page';

/** What every page gives its components. */
export const pageBasics = {
  // Loaded with the first click: a list needs the database only.
  send: async (name, input) => {
    const { sendCommand } = await import('./send-command');
    return sendCommand(name, input);
  },
  watchWorker: () => heldOnceLoaded(import('@/utils/messages/worker-watch')),
  copy: (text) => navigator.clipboard.writeText(text),
} satisfies Partial<Page>;
