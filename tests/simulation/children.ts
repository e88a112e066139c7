import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { OUTPUT, ROOT } from '../scripts/paths.mjs';
import type { Order, Reply } from './in-child.ts';
import type { Mutation } from './mutation.ts';

/** Room for what one turn leaves behind: the collector's work is a fifth of the time otherwise. */
const MEMORY = ['--max-semi-space-size=64'];

/**
 * Builds the simulation with everything that it drives. `mutation`: takes one mend back on the way; no file is touched.
 * @returns the file to run
 */
export async function bundleSimulation(mutation: Mutation | null = null): Promise<string> {
  const outDir = join(OUTPUT, mutation ? 'simulation-mutated' : 'simulation');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    plugins: mutation ? [takeBack(mutation)] : [],
    resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
    ssr: { noExternal: true },
    build: {
      ssr: 'tests/simulation/in-child.ts',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
    },
  });
  return join(outDir, 'in-child.js');
}

function takeBack(mutation: Mutation): Plugin {
  const edits = [mutation, ...(mutation.also ?? [])];
  return {
    name: 'take-back',
    enforce: 'pre',
    transform: (code, id) =>
      edits
        .filter(({ file }) => id.endsWith(`/${file}`))
        .reduce((text, { from, to }) => text.replace(from, () => to), code),
  };
}

/** Runs the orders in as many processes as there are cores, each of them one at a time. */
export async function runInChildren(
  script: string,
  orders: readonly Order[],
  done: (reply: Reply) => void,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const waiting = [...orders];
  const count = Math.min(availableParallelism(), orders.length);
  await Promise.all(
    Array.from({ length: count }, () =>
      runChild(script, () => (isEnough() ? undefined : waiting.shift()), done),
    ),
  );
}

function runChild(
  script: string,
  take: () => Order | undefined,
  done: (reply: Reply) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: MEMORY });
    const next = () => {
      const order = take();
      if (order) child.send(order);
      else child.disconnect();
    };
    child.on('message', (reply: Reply) => {
      done(reply);
      next();
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a child ended with ${code}`))));
    next();
  });
}
