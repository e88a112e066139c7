import 'fake-indexeddb/auto';
import { onTestFinished } from 'vitest';
import type { BadgeFace } from '@/utils/badge/badge';
import { addProfiles } from '@/utils/connections/add-profiles';
import { connect } from '@/utils/connections/connect';
import { RelinkDatabase } from '@/utils/db/database';
import type { FlowRow } from '@/utils/db/rows';
import { createStores } from '@/utils/db/stores';
import { renewGrant } from '@/utils/grants/renew-grant';
import { createTransport } from '@/utils/http/transport';
import type { Deps, SignInWindow, WebAuthOutcome } from '@/utils/ports/deps';
import { createVault } from '@/utils/vault/vault';
import { createLocks } from './locks';
import { testNetwork } from './network';
import { createServer } from './server';

const START = Date.UTC(2026, 10, 22, 9);

/** What the person does in the sign-in window. */
type Person = (url: URL) => WebAuthOutcome | Promise<WebAuthOutcome>;

export const allows: Person = (url) => {
  const state = url.searchParams.get('state');
  return { kind: 'redirected', url: `${url.searchParams.get('redirect_uri')}?code=c&state=${state}` };
};

/** A whole Relink without a browser: real database, real rules, a made-up network, and a clock that tests move. */
export async function createWorld() {
  const db = new RelinkDatabase(`world-${crypto.randomUUID()}`);
  onTestFinished(() => db.delete());
  const stores = createStores(db);
  const server = createServer();
  const world = {
    db,
    server,
    now: START,
    online: true,
    person: allows as Person,
    silentPerson: (() => ({ kind: 'interaction_required' })) as Person,
    /** What was started and goes on behind its command. */
    works: [] as Promise<unknown>[],
    window: null as SignInWindow | null,
    faces: [] as BadgeFace[],
    shown: new Map<string, string>(),
    alarms: [] as number[],
    missingOrigins: [] as string[],
    forwardMs: (ms: number) => {
      world.now += ms;
    },
  };
  let ids = 0;
  const renewal = {
    now: () => world.now,
    workerId: 'worker-1',
    fetch: createTransport(server.fetch, () => world.online),
    stores,
    vault: createVault(stores, stores),
    network: () => testNetwork,
    locks: createLocks(),
  };
  const deps: Deps = {
    ...renewal,
    newId: () => `id-${++ids}`,
    identity: {
      redirectUri: (path) => `https://relink.chromiumapp.org/${path}`,
      authorize: async (url, how) => (how === 'silent' ? world.silentPerson : world.person)(new URL(url)),
      signInWindow: () => world.window,
    },
    permissions: { missing: async () => world.missingOrigins },
    notifications: {
      show: async (id, { title }) => void world.shown.set(id, title),
      clear: async (id) => void world.shown.delete(id),
    },
    alarms: { wakeAt: async (when) => void world.alarms.push(when), wakeEvery: async () => {} },
    scalePicture: async (picture) => picture,
    paintBadge: async (face) => void world.faces.push(face),
    stayAwake: (work) => {
      const done = work();
      world.works.push(done);
      return done;
    },
    renew: (loginId, seen) => renewGrant(renewal, loginId, seen),
    releaseRenewals: async () => {},
    keepPace: async () => {},
  };
  return Object.assign(world, { deps, stores });
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Waits until a flow has come to rest, by watching its row, and what was done behind it is over. */
export async function settled(world: World, flowId: string): Promise<FlowRow> {
  const { liveQuery } = await import('dexie');
  const ended = await new Promise<FlowRow>((resolve, reject) => {
    const subscription = liveQuery(() => world.db.flows.get(flowId)).subscribe({
      next: (flow) => {
        if (!flow || flow.endedAt === null) return;
        subscription.unsubscribe();
        resolve(flow);
      },
      error: reject,
    });
  });
  await Promise.all(world.works);
  return ended;
}

/** Connects Anna with all her pages. @returns the login's id */
export async function connectAnna(world: World): Promise<string> {
  const flow = await settled(world, await connect(world.deps, testNetwork, {}));
  // A second time there is nothing to choose any more.
  if (flow.step.name === 'done' && flow.loginId) return flow.loginId;
  if (flow.step.name !== 'choosing' || !flow.loginId)
    throw new Error(`connect ended in ${JSON.stringify(flow.step)}`);
  await addProfiles(
    world.deps,
    flow.id,
    flow.step.found.map((profile) => profile.networkId),
  );
  return flow.loginId;
}

/** The profiles' states by name, and the badge as it was last painted. */
export async function overview(world: World) {
  const profiles = await world.db.profiles.orderBy('name').toArray();
  return {
    states: profiles.map(({ name, state, cause }) => `${name}: ${cause ? `${state}, ${cause}` : state}`),
    badge: world.faces.at(-1)?.text,
  };
}
