import type { Browser, Page } from 'puppeteer';
import { saveApps } from '../e2e/harness/logins.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { CONTROL_PAGE, invitation } from './invitation.ts';
import { onScene } from './scene.ts';

/**
 * Hides the warnings about how the browser was started: they take room, and are about a profile that is thrown away.
 * The window is high enough for the popup.
 */
const WINDOW = ['--test-type', '--window-size=1280,960'] as const;

/** Opens a window to play with, on the build that is shipped, until it is closed or the signal fires. */
export async function letPlay(signal: AbortSignal): Promise<void> {
  await onScene({ build: 'production', headless: false, args: WINDOW }, signal, async (stage) => {
    const { relink, sandbox } = stage;
    await saveApps(stage);
    await openTabs(stage);
    console.log(invitation(sandbox));
    await windowsClosed(relink.browser);
  });
}

/** Dashboard and control page side by side, the dashboard in front. */
async function openTabs({ relink }: Stage): Promise<void> {
  const [first] = await relink.browser.pages();
  const control = first && first !== relink.observer ? first : await relink.browser.newPage();
  await fill(control, CONTROL_PAGE);
  const [extension] = relink.observer.url().split('#');
  await fill(relink.observer, `${extension}#/issues`);
  await relink.observer.bringToFront();
}

/** Shows an address in a tab that has the size of its window. */
async function fill(page: Page, url: string): Promise<void> {
  await page.setViewport(null);
  await page.goto(url);
}

/** Resolves when no tab is left. A browser without windows goes on running on macOS, so its end is not enough. */
function windowsClosed(browser: Browser): Promise<void> {
  return new Promise((resolve) => {
    browser.once('disconnected', () => resolve());
    browser.on('targetdestroyed', () => {
      if (!browser.targets().some((target) => target.type() === 'page')) resolve();
    });
  });
}
