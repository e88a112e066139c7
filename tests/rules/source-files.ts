import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { withoutComments, withoutTexts } from './source-text.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the top of the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  /** The code without what stands inside quotes. */
  readonly bare: string;
  readonly lines: number;
}

/** @returns the files below the folders whose names end in one of the endings */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders.flatMap(filesBelow).filter(hasEnding(endings)).map(readSource);
}

/** @returns the names of the folders directly inside a folder */
export function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** @returns a file's text, or an empty one when it does not exist */
export function textOf(path: string): string {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return '';
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function hasEnding(endings: readonly string[]): (path: string) => boolean {
  return (path) => endings.some((ending) => path.endsWith(ending));
}

function readSource(path: string): SourceFile {
  const text = textOf(path);
  const code = withoutComments(text);
  return { path, text, code, bare: withoutTexts(code), lines: text.trimEnd().split('\n').length };
}
