import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/**
 * Public half of the key that pins the extension id (egigkcbfljbpajnodjdaddfkilplfojp see README).
 * The id is part of every redirect URI, so it must be the same in every checkout.
 */
const MANIFEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5ASclzXVniW0EEgEhfI7rVJdWWG1zT+IrDGY8Woq+E83sTzGwb6WE5d7kJjstR6K08U4eG4eXdUDcQqZRkEt8umQqo91g5nxYArBlJnNLkWtkx2yUSZx0P8aojgiM/faHcmWQdL6aVxM23B4h8zJZIgjeqSqWKseb/PNI/PxLK2WnSb5fdLrnJEdNHiOOQpwYNIrKt2W/VZJtMknhbOSn4CpzNbZ7whHOwhmy/G9L6JNBfuQ4p88myWTn0/hBp/6TufyOwC+ZmJt8DTid/kOeQEMf8U3iQGsZ8jrFgLmDGxoMV5p6Vtt0WU1TapqYHn5FCx1BKcOpJPzqMBLIsnGaQIDAQAB';

/** Hosts that the person may be asked for, one by one, in the click that connects a network. */
const OPTIONAL_HOSTS = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

const ICON_SIZES = [16, 32, 48, 128];

/** The icons of one state, as drawn by `npm run icons`. */
function icons(state: 'well' | 'empty'): Record<string, string> {
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `icons/${state}-${size}.png`]));
}

/**
 * What the popup's first frame is made of lies in one chunk, whatever else shares parts of it: each further file is another
 * request before anything is painted. What it imports goes with it, what it loads later does not.
 */
const FIRST_FRAME = {
  name: 'first-frame',
  test: /\/(?:components\/app-shell|components\/popup\/popup|entrypoints\/popup\/page|utils\/db\/reads\/first-needs)\.tsx?$|rolldown\/runtime|vite\/preload-helper|wxt-html-plugins/,
};

/** Loading it only makes its export. WXT names it in every worker, also where nothing uses it. */
const POLYFILL = { test: /\/webextension-polyfill\//, sideEffects: false };

export default defineConfig({
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const options = config.build?.rolldownOptions;
      const output = options?.output;
      if (!options || !output || Array.isArray(output)) return;
      options.treeshake = { moduleSideEffects: [POLYFILL] };
      if (entrypoints.some(({ name }) => name === 'popup')) output.codeSplitting = { groups: [FIRST_FRAME] };
    },
    // A page instead of a worker reads its files in this order, where a worker imports the second one itself.
    'build:manifestGenerated': (_, { background }) => {
      if (background && 'scripts' in background) background.scripts?.unshift('worker-rest.js');
    },
  },
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    plugins: [preact()],
    // Without the detours for browsers that do not know `async`, nor for a second copy of Dexie in one page.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    // Every browser that Relink runs in knows `modulepreload`.
    build: { modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser }) => ({
    name: 'Relink',
    key: MANIFEST_KEY,
    minimum_chrome_version: '120',
    icons: icons('well'),
    // Until the worker has read the database, nothing may look as if it were well.
    action: { default_icon: icons('empty') },
    permissions: ['alarms', 'identity', 'notifications', 'offscreen', 'unlimitedStorage'],
    optional_host_permissions: OPTIONAL_HOSTS,
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    // Firefox builds its redirect URI from this id, as Chromium does from the key.
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'relink@relink.example' } } }
      : {}),
  }),
  zip: {
    includeSources: [
      'entrypoints/**',
      'components/**',
      'utils/**',
      'public/**',
      '*.json',
      '*.ts',
      'README.md',
    ],
  },
});
