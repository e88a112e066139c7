import { expect, test, vi } from 'vitest';
import { unlinkProfile } from '@/utils/connections/unlink';
import { DAY, HOUR } from '@/utils/core/time';
import type { ProfileRow } from '@/utils/db/rows';
import type { Fetch } from '@/utils/http/transport';
import { loadPictures } from '@/utils/pictures/load-pictures';
import { png } from '../../sandbox/world/png';
import { connectAnna, createWorld, type World } from '../world/world';

const GOOD = 'https://img.net.example/a.png';
const image = (side = 96) => new Uint8Array(png(side, '#1f6feb'));
/** A head that claims a size is enough: nothing is decoded before that is read. */
const gif = (width: number, height: number) =>
  new Uint8Array([...Buffer.from('GIF89a'), width % 256, width >> 8, height % 256, height >> 8]);
const served = (body: BodyInit | null, type = 'image/png', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } });

/** Anna with three profiles, the first of which has this picture; what is asked for pictures is noted. */
async function withPicture(address: string, answer: () => Response) {
  const world = await createWorld();
  await connectAnna(world);
  // What the connect itself has begun.
  await world.deps.locks.exclusive('pictures', async () => undefined);
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url, init });
    return answer();
  };
  const load = () => loadPictures({ ...world.deps, fetch });
  const profile = await setAvatar(world, address);
  return { world, asked, load, profile };
}

async function setAvatar(world: World, avatar: string): Promise<ProfileRow> {
  const [first] = await world.db.profiles.orderBy('name').toArray();
  if (!first) throw new Error('no profile');
  const profile: ProfileRow = { ...first, avatar, state: 'connected' };
  await world.stores.changeLogin(first.loginId, () => ({ profiles: [profile] }));
  return profile;
}

const pictureOf = async (world: World, { id }: ProfileRow) =>
  (await world.db.pictures.get(id))?.picture ?? null;

test('a picture is loaded once', async () => {
  const { world, asked, load, profile } = await withPicture(GOOD, () => served(image()));
  await load();
  await load();
  expect(asked.map(({ url }) => url)).toEqual([GOOD]);
  const picture = await pictureOf(world, profile);
  expect(picture?.type).toBe('image/png');
  expect(new Uint8Array(picture?.bytes ?? new ArrayBuffer(0))).toEqual(image());
});

test('it carries no token', async () => {
  const { asked, load } = await withPicture(GOOD, () => served(image()));
  await load();
  expect(Object.keys(asked[0]?.init?.headers ?? {})).toEqual(['accept']);
});

test.each([
  ['another host', 'https://elsewhere.example/a.png'],
  ['plain http', 'http://img.net.example/a.png'],
  ['this computer', 'https://127.0.0.1/a.png'],
  ['an address next door', 'https://192.168.1.1/a.png'],
])('%s is never asked', async (_, address) => {
  const { world, asked, load, profile } = await withPicture(address, () => served(image()));
  await load();
  expect(asked).toEqual([]);
  expect(await pictureOf(world, profile)).toBeNull();
});

test.each([
  ['an SVG', () => served('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')],
  ['an SVG that calls itself a PNG', () => served('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a page', () => served('<!doctype html>', 'text/html')],
  ['a picture that calls itself a page', () => served(image(), 'text/html')],
  ['too wide', () => served(gif(5000, 9), 'image/gif')],
  ['too high', () => served(gif(9, 5000), 'image/gif')],
  ['too long', () => served(new Uint8Array([...image(), ...new Uint8Array(300_000)]))],
  ['too many pixels', () => served(image(5000))],
  [
    'a redirect',
    () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } }),
  ],
  ['an error', () => served(image(), 'image/png', 404)],
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch')) as never],
])('what is no small picture is not kept, and not asked for again soon: %s', async (_, answer) => {
  const { world, asked, load, profile } = await withPicture(GOOD, answer);
  await load();
  world.forwardMs(6 * DAY);
  await load();
  expect(asked.map(({ url }) => url)).toEqual([GOOD]);
  expect(await pictureOf(world, profile)).toBeNull();
  world.forwardMs(2 * DAY);
  await load();
  expect(asked).toHaveLength(2);
});

test('another address is loaded in its place, at most once a day', async () => {
  const { world, asked, load, profile } = await withPicture(GOOD, () => served(image()));
  await load();
  const before = await pictureOf(world, profile);
  await setAvatar(world, `${GOOD}?signature=2`);
  world.forwardMs(HOUR);
  await load();
  expect(asked).toHaveLength(1);
  expect(await pictureOf(world, profile)).toEqual(before);
  world.forwardMs(DAY);
  await load();
  expect(asked.map(({ url }) => url)).toEqual([GOOD, `${GOOD}?signature=2`]);
});

test('one that arrives after its profile has got another is not kept', async () => {
  const { world, profile } = await withPicture(GOOD, () => served(image()));
  const fetch: Fetch = async () => {
    await setAvatar(world, 'https://img.net.example/newer.png');
    return served(image());
  };
  await loadPictures({ ...world.deps, fetch });
  expect(await pictureOf(world, profile)).toBeNull();
});

test('goes with the profile that it belongs to, also while it is under way', async () => {
  const { world, asked, load, profile } = await withPicture(GOOD, () => served(image()));
  await load();
  await unlinkProfile(world.deps, profile.id);
  expect(await world.db.pictures.get(profile.id)).toBeUndefined();

  const second = await setAvatar(world, GOOD);
  const answered = Promise.withResolvers<Response>();
  const running = loadPictures({ ...world.deps, fetch: () => answered.promise });
  await vi.waitFor(async () => expect((await world.db.pictures.get(second.id))?.askedAt).toBe(world.now));
  await world.stores.changeLogin(second.loginId, () => ({
    profiles: [{ ...second, state: 'unlinked' }],
  }));
  answered.resolve(served(image()));
  await running;
  expect(await world.db.pictures.get(second.id)).toBeUndefined();
  expect(asked).toHaveLength(1);
});
