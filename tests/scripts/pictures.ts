import { join } from 'node:path';
import { agency } from '../tour/agency.ts';
import { fillDatabase } from '../tour/fill-database.ts';
import { photograph } from '../tour/photograph.ts';
import { PopupWindow } from '../tour/popup-window.ts';
import { onScene } from '../tour/scene.ts';
import { ROOT } from './paths.mjs';

/** Takes the pictures of the README: the popup and the dashboard of a small agency, in a browser without a window. */
const FOLDER = join(ROOT, '.github/assets');
const uninterrupted = new AbortController().signal;

await onScene({ build: 'e2e', headless: true }, uninterrupted, async ({ relink }) => {
  await fillDatabase(relink.observer, { ...agency(Date.now()) });
  const { page: popup } = await PopupWindow.open(relink);
  await photograph(popup, `${join(FOLDER, 'popup')}.png`, 400, 'light');
  const dashboard = await relink.dashboard('#/profiles');
  await dashboard.waitForSelector('table');
  await photograph(dashboard, `${join(FOLDER, 'dashboard')}.png`, 960, 'light', 1.5);
});
console.log(`Pictures are in ${FOLDER}`);
