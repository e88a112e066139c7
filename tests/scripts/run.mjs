import { start } from './start.mjs';
import { test } from './test.mjs';

const USAGE = 'Usage: node tests/scripts/run.mjs start|test';

/** @returns {Promise<number>} */
async function main() {
  switch (process.argv[2]) {
    case 'start':
      return start();
    case 'test':
      return test();
    default:
      console.error(USAGE);
      return 2;
  }
}

process.exitCode = await main();
