import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUTPUT } from './paths.mjs';

/** The extension as it is shipped. */
export const BUILD = join(OUTPUT, 'chrome-mv3');

/**
 * Everything that a page asks for before it paints.
 *
 * @param {string} page
 */
export function filesOfPage(page) {
  const html = readFileSync(join(BUILD, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
}

/**
 * Bytes of some files of the build, as they are and gzipped.
 *
 * @param {readonly string[]} files
 */
export function sizesOf(files) {
  const contents = files.map((file) => readFileSync(join(BUILD, file)));
  return {
    plain: contents.reduce((sum, content) => sum + content.length, 0),
    zipped: contents.reduce((sum, content) => sum + gzipSync(content).length, 0),
  };
}
