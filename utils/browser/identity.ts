import { type Browser, browser } from 'wxt/browser';
import { Failure } from '@/utils/core/failure';
import { MINUTE } from '@/utils/core/time';
import type { IdentityPort, SignInWindow, WebAuthOutcome } from '@/utils/ports/deps';

/** After this an interactive flow counts as lost, although its window may still be open. */
const PATIENCE = 15 * MINUTE;

/**
 * `identity.launchWebAuthFlow`, with its error texts turned into outcomes. The texts are Chromium's
 * (chrome/browser/extensions/api/identity/identity_constants.cc) and Firefox's (ext-identity.js).
 * To be called from the worker only: a page that closes takes its flow with it.
 */
export const identity: IdentityPort = {
  redirectUri: (path) => browser.identity.getRedirectURL(path),
  signInWindow: () => openWindow,
  authorize: async (url, how) => {
    const watch = how === 'interactive' ? watchForWindow() : null;
    try {
      const launched = browser.identity.launchWebAuthFlow(flowDetails(url, how));
      const redirect = await Promise.race([launched, lostAfter(PATIENCE)]);
      return redirect ? { kind: 'redirected', url: redirect } : { kind: 'failed', text: 'no redirect' };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      watch?.end();
    }
  },
};

let openWindow: SignInWindow | null = null;

/**
 * The browser does not say which window it opens for a sign-in: it is the first popup after the launch. Windows can be
 * counted, shown and closed without a permission; what is in them stays hidden.
 */
function watchForWindow(): { readonly end: () => void } {
  const note = ({ id, type }: Browser.windows.Window): void => {
    if (openWindow === null && type === 'popup' && id !== undefined) openWindow = windowOf(id);
  };
  browser.windows.onCreated.addListener(note);
  return {
    end: () => {
      browser.windows.onCreated.removeListener(note);
      openWindow = null;
    },
  };
}

function windowOf(id: number): SignInWindow {
  const worked = (act: Promise<unknown>): Promise<boolean> =>
    act.then(
      () => true,
      () => false,
    );
  return {
    show: () => worked(browser.windows.update(id, { focused: true, drawAttention: true })),
    close: () => worked(browser.windows.remove(id)),
  };
}

/** Firefox throws on keys that it does not know, so the options of silent flows are set only where they exist. */
function flowDetails(url: string, how: 'interactive' | 'silent') {
  const interactive = how === 'interactive';
  if (interactive || import.meta.env.FIREFOX) return { url, interactive };
  // Some providers redirect by script: the page is given a moment before it counts as one that wants a person.
  return { url, interactive, abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: 8000 };
}

function lostAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Failure('authorization_timed_out')), ms);
  });
}

function outcomeOf(error: unknown): WebAuthOutcome {
  if (error instanceof Failure) return { kind: 'timed_out' };
  const text = error instanceof Error ? error.message : '';
  if (/did not approve|cancelled or denied/i.test(text)) return { kind: 'window_closed' };
  if (/interaction required|Requires user interaction/i.test(text)) return { kind: 'interaction_required' };
  if (/could not be loaded/i.test(text)) return { kind: 'page_not_loaded' };
  if (/timed out/i.test(text)) return { kind: 'timed_out' };
  if (/Only one web auth flow/i.test(text)) return { kind: 'another_window_open' };
  return { kind: 'failed', text: text.slice(0, 200) };
}
