import { join, resolve } from 'node:path';

/** Top of the checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where everything that is built or measured goes. */
export const OUTPUT = join(ROOT, '.output');

const windows = process.platform === 'win32';

/** The Node that comes with the project (devDependency `node`): newer than what the machine may have. */
export const PROJECT_NODE = join(ROOT, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
