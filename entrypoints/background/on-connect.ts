import { browser } from 'wxt/browser';

/** Accepts the ports by which pages notice that the worker has died. Nothing is ever said on them. */
export function registerPorts(): void {
  browser.runtime.onConnect.addListener(() => {});
}
