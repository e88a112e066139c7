import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { Browser } from './browser.ts';

/** The internet of a test file, well again before each test, and somebody's browser that has no cookies yet. */
interface Stage {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
}

/** Call it at the top of a test file; what it returns can be read as soon as the first test runs. */
export function useSandbox(): Stage {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    sandbox.reset();
    browser = new Browser(sandbox.port);
  });
  return {
    get sandbox() {
      return sandbox;
    },
    get browser() {
      return browser;
    },
  };
}
