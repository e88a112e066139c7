import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

export interface Import {
  readonly from: string;
  /** What was written between the quotes. */
  readonly specifier: string;
  /** Path from the top of the checkout without its ending, or the package's name. */
  readonly target: string;
  /** Whether it vanishes when types are removed. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+([^;'"]*?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE_OR_DYNAMIC = /(?:^import\s*|\bimport\s*\(\s*)['"]([^'"]+)['"]/gm;

/** @returns everything that a file imports or passes on */
export function importsOf(file: SourceFile): Import[] {
  const statements = [...file.code.matchAll(STATEMENT)].map(([, names = '', specifier = '']) =>
    describe(file.path, specifier, isTypeOnly(names)),
  );
  const others = [...file.code.matchAll(BARE_OR_DYNAMIC)].map(([, specifier = '']) =>
    describe(file.path, specifier, false),
  );
  return [...statements, ...others];
}

function describe(from: string, specifier: string, typeOnly: boolean): Import {
  return { from, specifier, target: targetOf(from, specifier), typeOnly };
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return withoutEnding(specifier.slice(2));
  if (specifier.startsWith('.')) return withoutEnding(posix.join(posix.dirname(from), specifier));
  return specifier;
}

function withoutEnding(path: string): string {
  return path.replace(/\.(tsx?|mjs)$/, '');
}

/** `type { A }` or `{ type A, type B }` */
function isTypeOnly(names: string): boolean {
  if (/^type\s/.test(names)) return true;
  const inner = /^\{([\s\S]*)\}$/.exec(names)?.[1];
  if (inner === undefined) return false;
  const parts = inner.split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}
