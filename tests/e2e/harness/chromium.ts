import { fileURLToPath } from 'node:url';
import { type Browser, launch } from 'puppeteer';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** Where the builds are: `.output`, unless a run wants to keep its own apart. */
const root = process.env.RELINK_OUTPUT ?? fileURLToPath(new URL('../../../.output', import.meta.url));
const output = (name: string): string => `${root}/${name}`;

/** The built extension: `e2e` is the production build with its host permissions granted beforehand. */
export const BUILDS = { production: output('chrome-mv3'), e2e: output('chrome-mv3-e2e') } as const;

/** A browser that does nothing of its own accord. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

export interface ChromiumOptions {
  readonly sandbox: Sandbox;
  readonly build?: keyof typeof BUILDS;
  readonly headless?: boolean;
  /** A profile folder that outlives the browser, to test a restart. */
  readonly userDataDir?: string;
  readonly args?: readonly string[];
  /** Whether an interruption kills the browser at once; whoever closes it in order says no. */
  readonly dieOnSignals?: boolean;
  /** More environment, such as `DISPLAY`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts real Chromium with the extension, every host name led to the sandbox. */
export function launchChromium(options: ChromiumOptions): Promise<Browser> {
  const {
    sandbox,
    build = 'e2e',
    headless = true,
    userDataDir,
    args = [],
    dieOnSignals = true,
    env = {},
  } = options;
  const executablePath = process.env.PUPPETEER_EXECUTABLE_PATH ?? '/usr/bin/chromium';
  return launch({
    executablePath,
    headless,
    enableExtensions: [BUILDS[build]],
    env: { ...process.env, ...env },
    ...(userDataDir ? { userDataDir } : {}),
    handleSIGINT: dieOnSignals,
    handleSIGTERM: dieOnSignals,
    handleSIGHUP: dieOnSignals,
    args: [...QUIET, '--force-color-profile=srgb', ...sandbox.chromiumArgs, ...args],
  });
}
