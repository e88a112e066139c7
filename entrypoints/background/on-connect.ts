import { bare } from '@/utils/browser/bare';

/** Accepts the ports by which pages notice that the worker has died. Nothing is ever said on them. */
export function registerPorts(): void {
  bare.runtime.onConnect.addListener(() => {});
}
