import { browser } from 'wxt/browser';
import { SECOND } from '@/utils/core/time';

/** Chrome stops a worker that has called no extension API for 30 seconds, also while it waits for IndexedDB or fetch. */
const HEARTBEAT = 20 * SECOND;

/** Keeps the worker alive while `work` runs (https://developer.chrome.com/docs/extensions/develop/migrate/to-service-workers). */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const heartbeat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
