import { heldOnceLoaded } from '@/components/hooks/held-once-loaded';
import type { Page } from '@/components/hooks/page';
import { locks } from '@/utils/browser/locks';

/** What every page gives its components. */
export const pageBasics = {
  now: () => Date.now(),
  // Loaded with the first click: a list needs the database only.
  send: async (name, input) => {
    const { sendCommand } = await import('@/components/hooks/send-command');
    return sendCommand(name, input);
  },
  heldLocks: locks.held,
  watchWorker: () => heldOnceLoaded(import('@/utils/messages/worker-watch')),
  copy: (text) => navigator.clipboard.writeText(text),
} satisfies Partial<Page>;
