import { join, relative } from 'node:path';
import { connectByHand } from '../e2e/harness/by-hand.ts';
import { saveApps } from '../e2e/harness/logins.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { OUTPUT, ROOT } from '../scripts/paths.mjs';
import { Narrator } from './narrator.ts';
import { photographBoth } from './photograph.ts';
import { PopupWindow } from './popup-window.ts';
import { onScene } from './scene.ts';
import { photographDashboard, photographPopup } from './screens.ts';
import { whatToType } from './what-to-type.ts';

const FOLDER = join(OUTPUT, 'tour');
const WELL = 'Relink: all profiles are connected';
const ONE_LEFT = 'Relink: 1 profile is disconnected';
const ANNA = { as: 'Anna Keller' } as const;
const BEN = { as: 'Ben Ortiz' } as const;

/**
 * Connects four logins on four networks, breaks two, and mends one with a click in the popup, all in a browser without a
 * window. A test of the product as much as a tour: what is not as told ends it.
 *
 * @throws on the first step that does not come out as told
 */
export async function tellStory(signal: AbortSignal): Promise<void> {
  console.log('\nNo display here, so Relink tells its story by itself.\n');
  await onScene({ build: 'e2e', headless: true }, signal, async (stage) => {
    const narrator = new Narrator(stage.relink, (line) => console.log(line));
    await connectFour(stage, narrator);
    await breakTwo(stage, narrator);
    await mendOne(stage, narrator);
  });
  console.log(`\nPictures of every stage, light and dark: ${relative(ROOT, FOLDER)}`);
}

async function connectFour(stage: Stage, narrator: Narrator): Promise<void> {
  const { mastodon, ben } = whatToType(stage.sandbox);
  await narrator.step('Relink is installed', '', 'Relink: connect your first profile');
  await photographPopup(stage, join(FOLDER, '1-popup-empty'));

  await saveApps(stage);
  await connectByHand(stage, 'Facebook', {}, ANNA);
  await narrator.step('Anna Keller connects Facebook with three pages', '', WELL);
  await connectByHand(stage, 'Mastodon', { Server: mastodon }, ANNA);
  await narrator.step(`… and Mastodon at ${mastodon}`, '', WELL);
  await connectByHand(stage, 'Bluesky', { Handle: ben.handle, 'App password': ben.appPassword }, null);
  await narrator.step(`Ben Ortiz connects Bluesky as @${ben.handle} with an app password`, '', WELL);
  await connectByHand(stage, 'X', {}, BEN);
  await narrator.step('… and X', '', WELL);

  const said = await checkInPopup(stage, 'All 6 connected');
  await narrator.step('Check now asks all four networks', '', WELL, said);
  await photographPopup(stage, join(FOLDER, '2-popup-connected'));
}

async function breakTwo(stage: Stage, narrator: Narrator): Promise<void> {
  stage.sandbox.control.account('facebook', 'anna', 'change-password');
  await narrator.step(
    'Anna changes her password at Facebook; Check now',
    '3',
    'Relink: 3 profiles are disconnected',
    await checkInPopup(stage, '1 sign-in brings back 3 profiles'),
  );
  stage.sandbox.control.account('bluesky', 'ben', 'delete-app-password');
  await narrator.step(
    'Ben deletes the app password at Bluesky; Check now',
    '4',
    'Relink: 4 profiles are disconnected',
    await checkInPopup(stage, '2 sign-ins bring back 4 profiles'),
  );
  await photographPopup(stage, join(FOLDER, '3-popup-disconnected'));
  await photographDashboard(stage, FOLDER);
}

async function mendOne(stage: Stage, narrator: Narrator): Promise<void> {
  const popup = await PopupWindow.open(stage.relink);
  const said = await popup.reconnect('Anna Keller', ANNA);
  await popup.untilHeadline('1 sign-in brings back 1 profile');
  await narrator.step(
    'One click on Reconnect in the popup, and Facebook’s consent page, bring back all three pages',
    '1',
    ONE_LEFT,
    said,
  );
  await photographBoth(popup.page, join(FOLDER, '4-popup-reconnected'), 400);
  await popup.page.close();
  await narrator.step(
    'Checked again: Facebook is well, Bluesky waits for a new app password',
    '1',
    ONE_LEFT,
    await checkInPopup(stage, '1 sign-in brings back 1 profile'),
  );
}

/** Presses Check now in the popup. @returns what the popup says afterwards */
async function checkInPopup({ relink }: Stage, headline: string): Promise<string> {
  const popup = await PopupWindow.open(relink);
  await popup.checkNow();
  await popup.untilHeadline(headline);
  await popup.page.close();
  return headline;
}
