import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD, filesOfPage, sizesOf } from './built-sizes.mjs';

/**
 * Budgets of what stands between a person and the first number: the worker's first file, which is read at each of its many
 * starts, the second one, which is read where something is due, and the popup's first frame. In bytes, gzipped. Whoever must
 * raise one says in the commit what it buys.
 */
const BUDGETS = { worker: 4_500, 'rest of the worker': 95_500, 'first frame': 37_000 };

/** Files of the first frame by kind: the first read and the page's own script, the chunk behind it, one stylesheet. */
const MOST_FILES = { js: 3, css: 1 };

/** What the first frame and the worker's first file must do without, and a text by which each is known in minified code. */
const STRANGERS = {
  'webextension-polyfill': 'The message port closed before a response was received',
  valibot: '~standard',
  Dexie: 'DexieError',
};

const frame = filesOfPage('popup.html');
const complaints = [
  ...overBudget('worker', ['background.js']),
  ...overBudget('rest of the worker', ['worker-rest.js']),
  ...overBudget('first frame', frame),
  ...Object.entries(MOST_FILES).flatMap(([ending, most]) => {
    const named = frame.filter((file) => file.endsWith(`.${ending}`));
    return named.length > most
      ? [
          `The popup asks for ${named.length} .${ending} files before it paints, ${most} are enough: ${named.join(', ')}.`,
        ]
      : [];
  }),
  ...Object.entries(STRANGERS).flatMap(([name, text]) =>
    [...frame, 'background.js']
      .filter((file) => readFileSync(join(BUILD, file), 'utf8').includes(text))
      .map((file) => `${name} has come into ${file}, which everybody waits for: import what needs it later.`),
  ),
];
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

/**
 * @param {keyof typeof BUDGETS} name
 * @param {readonly string[]} files
 */
function overBudget(name, files) {
  const { zipped } = sizesOf(files);
  console.log(`${name}: ${zipped} of ${BUDGETS[name]} bytes, gzipped`);
  return zipped > BUDGETS[name] ? [`The ${name} has outgrown its budget: ${zipped} bytes, gzipped.`] : [];
}
