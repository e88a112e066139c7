import { once } from 'node:events';
import { startSandbox } from './sandbox.ts';

/** Runs the sandbox alone until it is told to stop. */
const sandbox = await startSandbox({ port: Number(process.env.SANDBOX_PORT ?? 0) });

console.log(`Control page  ${sandbox.controlUrl}  (inside the browser below: https://sandbox.example/)`);
console.log(`Played hosts  127.0.0.1:${sandbox.port}`);
console.log('Start Chromium with a profile of its own (--user-data-dir=…) and:');
for (const argument of sandbox.chromiumArgs) console.log(`  '${argument}'`);
console.log(`What to type  ${sandbox.controlUrl}api/about`);

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await sandbox.close();
