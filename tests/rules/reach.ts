import type { Import } from './imports.ts';

/** @returns everything whose code is loaded with a file, now or later: its imports, theirs, and so on */
export function reachOf(from: string, imports: readonly Import[]): ReadonlySet<string> {
  const code = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    (found) => found.from.replace(/\.tsx?$/, ''),
  );
  const reached = new Set<string>();
  const follow = (file: string): void => {
    for (const { target } of code.get(file) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      follow(target);
    }
  };
  follow(from);
  return reached;
}
