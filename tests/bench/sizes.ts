import { readdirSync } from 'node:fs';
import { BUILD, filesOfPage, sizesOf } from '../scripts/built-sizes.mjs';
import type { Measure } from './numbers.ts';

/** Sizes of what the browser has to read: the two files of the worker, and the popup with every script and style that its page names. */
export function measureSizes(): Measure[] {
  return [
    ...measured('worker', ['background.js']),
    ...measured('rest of the worker', ['worker-rest.js']),
    ...measured('popup', ['popup.html', ...filesOfPage('popup.html')]),
    ...measured('whole extension', scriptsAndStyles()),
  ];
}

function measured(name: string, files: readonly string[]): Measure[] {
  const { plain, zipped } = sizesOf(files);
  return [
    { name: `${name}, minified`, value: plain / 1000, unit: 'kB' },
    { name: `${name}, gzipped`, value: zipped / 1000, unit: 'kB' },
  ];
}

function scriptsAndStyles(): string[] {
  const names = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:js|css|html)$/.test(name));
}
