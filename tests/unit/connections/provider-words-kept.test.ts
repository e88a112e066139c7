import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { testNetwork } from '../world/network';
import { allows, connectAnna, createWorld, settled, type World } from '../world/world';

const ECHO = 'tok_8f3a91c07be2445d9d0c';

/** Everything that is stored in clear. */
async function storedInClear(world: World): Promise<string> {
  const tables = world.db.tables.filter(({ name }) => name !== 'secrets' && name !== 'keys');
  return JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
}

test('a server that repeats a token in its error puts it neither into evidence nor into a flow', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const refuse = () => Response.json({ error: `bad ${ECHO}` }, { status: 401 });
  Object.assign(world.server.handlers, { '/me': refuse, '/token': refuse });
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  await settled(world, await connect(world.deps, testNetwork, {}));
  world.person = (url) => ({
    kind: 'redirected',
    url: `${url.searchParams.get('redirect_uri')}?error=server_error&error_description=${ECHO}&state=${url.searchParams.get('state')}`,
  });
  await settled(world, await connect(world.deps, testNetwork, {}));
  expect(await storedInClear(world)).not.toContain(ECHO);
  expect(JSON.stringify(await world.db.logins.toArray())).toContain('bad …');
});

/** Secrets that look like words, so that only their value gives them away. */
const words = fc.array(fc.constantFrom('correct', 'horse', 'battery', 'staple', 'invalid', 'grant'), {
  minLength: 2,
  maxLength: 6,
});
const secretOf = (parts: readonly string[], kind: string) => `${kind}-${parts.join('-')}`;

const WAYS: readonly ((secret: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text),
  (text) => btoa(text),
];

test('whatever a server repeats of what it was sent, no row in clear keeps it', async () => {
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom(...WAYS), async (parts, way) => {
      const world = await createWorld();
      const sent: string[] = [];
      const [access, refresh, code] = ['a', 'r', 'c'].map((kind) => secretOf(parts, kind));
      const answers = { fail: false };
      const repeat = (secrets: readonly (string | null)[], status: number) => {
        const known = secrets.filter((secret) => secret !== null);
        sent.push(...known);
        return Response.json({ error: `no ${known.map(way).join(' ')}` }, { status });
      };
      Object.assign(world.server.handlers, {
        '/token': ({ form }: { form: URLSearchParams }) =>
          answers.fail
            ? repeat([form.get('code'), form.get('code_verifier'), form.get('refresh_token')], 400)
            : Response.json({ access_token: access, refresh_token: refresh, token_type: 'bearer' }),
        '/me': ({ token }: { token: string | null }) =>
          answers.fail ? repeat([token], 401) : Response.json({ id: 'anna', name: way(token ?? '') }),
      });
      world.person = async (url) => {
        const allowed = await allows(url);
        return allowed.kind === 'redirected'
          ? { ...allowed, url: allowed.url.replace('code=c', `code=${code}`) }
          : allowed;
      };
      const loginId = await connectAnna(world);
      answers.fail = true;
      await world.stores.askForCheck(null);
      await sweep(world.deps);
      await settled(world, await reconnect(world.deps, loginId, {}));
      const clear = await storedInClear(world);
      expect(sent).toEqual(expect.arrayContaining([access, refresh, code]));
      for (const secret of sent) expect(clear).not.toContain(way(secret));
    }),
    { numRuns: 20 },
  );
});
