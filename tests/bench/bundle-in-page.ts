import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../scripts/paths.mjs';

/** @returns `in-page.ts` with everything that it imports, as one script that defines `relinkBench` */
export async function bundleInPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      lib: { entry: join(ROOT, 'tests/bench/in-page.ts'), formats: ['iife'], name: 'relinkBench' },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = outputs.find((output) => output.type === 'chunk');
  if (!script) throw new Error('tests/bench/in-page.ts was built without a script.');
  return script.code;
}
