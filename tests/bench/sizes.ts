import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUTPUT } from '../scripts/paths.mjs';
import type { Measure } from './numbers.ts';

const BUILD = join(OUTPUT, 'chrome-mv3');

/** Sizes of what the browser has to read: the worker, and the popup with every script and style that its page names. */
export function measureSizes(): Measure[] {
  return [
    ...sizesOf('worker', ['background.js']),
    ...sizesOf('popup', filesOfPage('popup.html')),
    ...sizesOf('whole extension', scriptsAndStyles()),
  ];
}

function sizesOf(name: string, files: readonly string[]): Measure[] {
  const contents = files.map((file) => readFileSync(join(BUILD, file)));
  const total = contents.reduce((sum, content) => sum + content.length, 0);
  const zipped = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  return [
    { name: `${name}, minified`, value: total / 1000, unit: 'kB' },
    { name: `${name}, gzipped`, value: zipped / 1000, unit: 'kB' },
  ];
}

function filesOfPage(page: string): string[] {
  const html = readFileSync(join(BUILD, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  return [page, ...named];
}

function scriptsAndStyles(): string[] {
  const names = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:js|css|html)$/.test(name));
}
