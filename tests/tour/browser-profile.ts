import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A profile folder for one run of the browser. */
export interface BrowserProfile {
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a fresh profile in which the extension's icon is pinned to the toolbar, so that its badge is seen. */
export function makeBrowserProfile(extensionId: string): BrowserProfile {
  const folder = mkdtempSync(join(tmpdir(), 'relink-tour-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences(extensionId)));
  return {
    folder,
    // Windows holds files for a moment after their process has ended.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

function preferences(extensionId: string) {
  return {
    extensions: { pinned_extensions: [extensionId] },
    // No questions about a browser that is gone in an hour.
    browser: { has_seen_welcome_page: true },
    credentials_enable_service: false,
  };
}
