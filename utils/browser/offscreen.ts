import { browser } from 'wxt/browser';
import type { RenewalOutcome } from '@/utils/health/renewal-outcome';
import { sendMessage } from '@/utils/messages/messenger';

const PAGE = '/offscreen.html';

/** The opening under way: two renewals that begin together must not both open the page. */
let opening: Promise<void> | null = null;

/** Whether this browser has offscreen documents. Firefox needs none: its background page is not stopped mid-request. */
export function hasOffscreen(): boolean {
  return typeof browser.offscreen?.createDocument === 'function';
}

/**
 * Renews a grant in the offscreen page. A worker may be stopped between the moment at which a network replaces a
 * single-use refresh token and the moment at which the new one is stored; the page lives on and stores it.
 */
export async function renewOffscreen(loginId: string, seenRenewedAt: number): Promise<RenewalOutcome> {
  await openOffscreen();
  return sendMessage('renew', { loginId, seenRenewedAt });
}

/** Closes the page to give its memory back. Only to be called while no renewal runs. */
export async function closeOffscreen(): Promise<void> {
  if (hasOffscreen() && (await browser.offscreen.hasDocument())) await browser.offscreen.closeDocument();
}

/** Opens the page: for a renewal, or because its timers wake the worker where alarms may not. */
export async function openOffscreen(): Promise<void> {
  opening ??= createPage().finally(() => {
    opening = null;
  });
  await opening;
}

async function createPage(): Promise<void> {
  if (await browser.offscreen.hasDocument()) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification:
      'Replaces single-use refresh tokens where the stop of the service worker cannot lose the answer, and wakes it where a clock that was set keeps alarms from ringing.',
  });
}
