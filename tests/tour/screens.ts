import { join } from 'node:path';
import { rows } from '../e2e/harness/database.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { photographBoth } from './photograph.ts';
import { PopupWindow } from './popup-window.ts';

const POPUP_WIDTH = 400;
const DASHBOARD_WIDTH = 1200;

/** Photographs the popup as it is now. */
export async function photographPopup({ relink }: Stage, path: string): Promise<void> {
  const { page } = await PopupWindow.open(relink);
  await photographBoth(page, path, POPUP_WIDTH);
  await page.close();
}

/** Photographs every page of the dashboard, and the dialog that connects. */
export async function photographDashboard(stage: Stage, folder: string): Promise<void> {
  for (const { name, hash, ready } of await dashboardScreens(stage)) {
    const page = await stage.relink.dashboard(hash);
    await page.waitForSelector(ready);
    await photographBoth(page, join(folder, `dashboard-${name}`), DASHBOARD_WIDTH);
    await page.close();
  }
}

/** A page of the dashboard, and what is on it once it is complete. */
export interface Screen {
  readonly name: string;
  readonly hash: string;
  readonly ready: string;
}

/** Every page of the dashboard; the profile is a disconnected one, where there is one. */
export async function dashboardScreens({ relink }: Stage): Promise<Screen[]> {
  const profiles = await rows<{ id: string; state: string }>(relink.observer, 'profiles');
  const profile = profiles.find(({ state }) => state === 'disconnected') ?? profiles[0];
  const about = profile ? [{ name: 'profile', hash: `#/profiles/${profile.id}`, ready: '.events li' }] : [];
  return [
    { name: 'issues', hash: '#/issues', ready: 'main ::-p-text(Disconnected)' },
    { name: 'profiles', hash: '#/profiles', ready: 'table' },
    ...about,
    { name: 'groups', hash: '#/groups', ready: '.group-form' },
    { name: 'history', hash: '#/history', ready: '.events li' },
    { name: 'settings', hash: '#/settings', ready: 'select' },
    { name: 'apps', hash: '#/settings/apps', ready: 'form' },
    { name: 'connect', hash: '#/connect', ready: 'dialog[open]' },
  ];
}
