import type { WorkerWatch } from '@/utils/messages/worker-watch';

/**
 * Holds a watch whose code is not loaded yet: no page's first frame waits for it.
 * @returns what ends it, also before it has begun
 */
export function heldOnceLoaded(loading: Promise<{ readonly workerWatch: WorkerWatch }>): () => void {
  let release: (() => void) | null = null;
  let isOver = false;
  void loading.then(({ workerWatch }) => {
    if (!isOver) release = workerWatch.hold(() => {});
  });
  return () => {
    isOver = true;
    release?.();
  };
}
