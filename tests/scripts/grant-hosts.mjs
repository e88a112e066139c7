import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from './paths.mjs';

/**
 * Copies the production build for the end-to-end tests, with its optional hosts granted: a browser without a window never
 * shows the dialog that asks for them. A copy, not a second build, so that the very code that is shipped is tested.
 */
const production = join(OUTPUT, 'chrome-mv3');
const endToEnd = join(OUTPUT, 'chrome-mv3-e2e');

rmSync(endToEnd, { recursive: true, force: true });
cpSync(production, endToEnd, { recursive: true });
const path = join(endToEnd, 'manifest.json');
const { optional_host_permissions: hosts, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }, null, 2));
