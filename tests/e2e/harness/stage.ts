import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { ChromiumOptions } from './chromium.ts';
import { type Relink, startRelink } from './relink.ts';

/** A fresh sandbox and a fresh browser, closed when the test ends. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly relink: Relink;
}

export async function setStage(options: Partial<ChromiumOptions> = {}): Promise<Stage> {
  const sandbox = options.sandbox ?? (await startSandbox());
  if (!options.sandbox) onTestFinished(() => sandbox.close());
  const relink = await startRelink({ ...options, sandbox });
  onTestFinished(() => relink.close());
  return { sandbox, relink };
}
