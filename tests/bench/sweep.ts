import type { WebWorker } from 'puppeteer';
import type { AppRow } from '../../utils/db/rows.ts';
import { type LoopbackServer, startServer } from './loopback-server.ts';
import { type Measure, median } from './numbers.ts';
import type { Stage } from './stage.ts';

const LOGINS = 1_000;
const ROUNDS = 3;
/** As many servers as Relink's sweep needs to have all its checks under way; it asks one server four things at once. */
const SERVERS = 2;
const AT_ONCE = 8;
/** A near server of the internet answers in about this time, in milliseconds. */
const NEAR = 40;

/** A sweep over 1,000 logins, against nothing but the same requests from the same worker. */
export async function measureSweep(stage: Stage): Promise<Measure[]> {
  return [...(await sweepAgainst(stage, NEAR, 1.1)), ...(await sweepAgainst(stage, 0, 2))];
}

async function sweepAgainst(stage: Stage, answerAfter: number, target: number): Promise<Measure[]> {
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => startServer(answerAfter)));
  try {
    return await compare(stage, servers, answerAfter, target);
  } finally {
    for (const server of servers) server.close();
  }
}

async function compare(
  stage: Stage,
  servers: readonly LoopbackServer[],
  answerAfter: number,
  target: number,
): Promise<Measure[]> {
  const sweeps: number[] = [];
  const loops: number[] = [];
  const growths: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const spec = { logins: LOGINS, apps: servers.map(appOf), now: Date.now() };
    await stage.desk.evaluate((seed) => relinkBench.seedLogins(seed), spec);
    const worker = await wakeWorker(stage);
    loops.push(await bareLoop(worker, servers));
    const before = await heapOf(worker);
    sweeps.push(await sweepOnce(stage));
    growths.push((await heapOf(worker)) - before);
  }
  const name = `sweep of ${LOGINS} logins, answers after ${answerAfter} ms`;
  const against = { name: `bare fetch loop, ${AT_ONCE} at once`, value: median(loops) };
  return [
    { name, value: median(sweeps), unit: 'ms', against, target },
    { name: `${name}: memory growth`, value: Math.max(...growths) / 1e6, unit: 'MB', target: 20 },
  ];
}

async function sweepOnce(stage: Stage): Promise<number> {
  const result = await stage.desk.evaluate((since) => relinkBench.sweepNow(since), Date.now());
  if (result.verified !== LOGINS)
    throw new Error(`Only ${result.verified} of ${LOGINS} logins were verified.`);
  return result.milliseconds;
}

async function wakeWorker(stage: Stage): Promise<WebWorker> {
  await stage.desk.evaluate(() => void chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {}));
  const target = await stage.browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(stage.relink),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('The worker of Relink cannot be reached.');
  return worker;
}

/** The same number of requests, as many at once, and nothing done with the answers. @returns milliseconds */
function bareLoop(worker: WebWorker, servers: readonly LoopbackServer[]): Promise<number> {
  const origins = servers.map((server) => server.origin);
  return worker.evaluate(
    async (urls, total, atOnce) => {
      let next = 0;
      const lane = async () => {
        for (let index = next++; index < total; index = next++) {
          const url = `${urls[index % urls.length]}/me`;
          // As in Relink: the browser's cache lets only one request for an address go at a time.
          const response = await fetch(url, {
            cache: 'no-store',
            headers: { authorization: `Bearer token-of-account-${index}` },
          });
          await response.text();
        }
      };
      const start = performance.now();
      await Promise.all(Array.from({ length: atOnce }, lane));
      return performance.now() - start;
    },
    origins,
    LOGINS,
    AT_ONCE,
  );
}

/** @returns bytes that the worker holds after its garbage was collected */
async function heapOf(worker: WebWorker): Promise<number> {
  await worker.client.send('HeapProfiler.collectGarbage');
  return (await worker.client.send('Runtime.getHeapUsage')).usedSize;
}

function appOf({ origin }: LoopbackServer): AppRow {
  return {
    id: `app-${origin}`,
    network: 'custom',
    server: origin,
    clientId: 'bench',
    hasSecret: false,
    savedAt: 0,
    endpoints: { issuer: origin },
    settings: {
      scopes: 'profile',
      whoAmIUrl: `${origin}/me`,
      idField: 'sub',
      nameField: 'name',
      avatarField: '',
      discovered: 'no',
    },
  };
}
