import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './paths.mjs';

/**
 * @param entry a module of the tests, from the project's root, that runs in a page of Relink
 * @returns the module with everything that it imports, as one script that defines `name`
 */
export async function bundleInPage(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    resolve: { alias: { '@': ROOT } },
    build: { write: false, lib: { entry: join(ROOT, entry), formats: ['iife'], name } },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = outputs.find((output) => output.type === 'chunk');
  if (!script) throw new Error(`${entry} was built without a script.`);
  return script.code;
}
