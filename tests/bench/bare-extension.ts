import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The number that both badges show, so that both workers do the same work at the end. */
export const BADGE_TEXT = '20';

const MANIFEST = {
  manifest_version: 3,
  name: 'Bare',
  version: '1',
  action: {},
  permissions: ['alarms'],
  background: { service_worker: 'background.js' },
};

/** The mark of a worker whose alarm found nothing to do, as Relink sets it. */
export const NOTHING_DUE = 'relink:nothing-due';

/** Wakes on a message or an alarm, and paints its badge at every start: the least that a worker with a badge can do. */
const WORKER = `
chrome.runtime.onMessage.addListener(() => {});
const painted = chrome.action.setBadgeText({ text: '${BADGE_TEXT}' });
chrome.alarms.onAlarm.addListener(() => painted.then(() => performance.mark('${NOTHING_DUE}')));
`;

const PAGE = '<!doctype html><title>Blank</title><p>Blank</p>';

/** Writes the extension that everything is measured against. @returns its folder */
export function writeBareExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relink-bare-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'background.js'), WORKER);
  writeFileSync(join(folder, 'blank.html'), PAGE);
  return folder;
}
