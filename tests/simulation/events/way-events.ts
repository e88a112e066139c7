import { DAY, HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { type Answer, json, raw } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import type { Fault, Way } from '../internet/fault.ts';
import type { Served } from '../networks/served.ts';
import type { World } from '../world.ts';
import { answered, atOne, everywhere, onTheWay, shortly } from './on-the-way.ts';
import { someNetwork } from './targets.ts';

const WAF = raw(
  403,
  'text/html; charset=utf-8',
  '<html><body>Request blocked. Reference 0a1b2c.</body></html>',
);
const PROXY: Answer = { status: 302, headers: { location: 'https://proxy.corp.example/sign-in' }, body: '' };
const PAGE_401 = raw(401, 'text/html; charset=utf-8', '<html><body>Authorization required</body></html>');
const PORTAL = raw(200, 'text/html; charset=utf-8', '<html><body>Welcome to the hotel</body></html>');

export const waf = atOne('a firewall page', 5, [10 * MINUTE, 2 * DAY], () => answered(WAF));
export const page401 = atOne('a 401 page for everything', 4, [10 * MINUTE, DAY], () => answered(PAGE_401));
export const proxy = everywhere('a proxy wants a sign-in', 4, [10 * MINUTE, DAY], answered(PROXY));
export const portal = everywhere('a captive portal', 3, [5 * MINUTE, DAY], answered(PORTAL));
export const cutBefore = atOne('connections are refused', 3, [MINUTE, DAY], () => ({
  kind: 'cut',
  when: 'before',
}));
export const cutAfter = atOne('answers are lost', 2, [MINUTE, 2 * HOUR], () => ({
  kind: 'cut',
  when: 'after',
}));
export const slow = atOne('answers are slow', 3, [5 * MINUTE, DAY], () => ({
  kind: 'slow',
  ms: 12 * SECOND,
}));
export const tooSlow = atOne('answers come too late', 2, [5 * MINUTE, 5 * HOUR], () => ({
  kind: 'slow',
  ms: 30 * SECOND,
}));

/** Less than the ten minutes that lie between two looks. */
const HICCUP = 9 * MINUTE;
/** Less than the hour for which a group that fails together is held. */
const GROUP_HICCUP = 50 * MINUTE;

const INVALID_TOKEN = json(
  401,
  { error: 'invalid_token', error_description: 'The access token is invalid' },
  { 'www-authenticate': 'Bearer error="invalid_token"' },
);

/** Whether a renewal proves each time that the grant lives, for every login there; Facebook's words are its own. */
function renewsItself(world: World, served: Served): boolean {
  const own = world.accounts.filter((account) => account.served === served);
  return served.network === 'facebook' || own.every((one) => world.rowOf(one)?.grant?.refreshable);
}

/** While keys are changed, a resource server knows no token: a generic word that says nothing of this grant. */
export const keyRotation = onTheWay('keys are changed', 8, [HOUR, 12 * HOUR], (world, random) => {
  const served = someNetwork(world, random);
  const living = world.accounts.filter(
    (account) => account.served === served && world.standing(account)?.kind === 'alive',
  );
  const together = living.length >= 4;
  // Only those that are asked within half an hour can be seen to fail together.
  const proved = together && world.hands.intervalMs <= 30 * MINUTE ? GROUP_HICCUP : HICCUP;
  const lasts = renewsItself(world, served) ? Number.POSITIVE_INFINITY : proved;
  const refuses = (call: Call) => call.bearer !== null && !call.path.includes('refreshSession');
  const fault: Fault = {
    name: 'keys are changed',
    touches: (other) => other === served,
    meet: shortly(world, lasts, (call, other) =>
      other === served && refuses(call) ? answered(INVALID_TOKEN) : null,
    ),
  };
  return { fault, where: served.played.id };
});

/** A part of a network's machines is down: some people are met by it, others are not. */
export const node = onTheWay('a node is down', 6, [5 * MINUTE, 2 * DAY], (world, random) => {
  const served = someNetwork(world, random);
  const parity = random.between(0, 1);
  const touches: Fault['touches'] = (other, person) =>
    other === served && person !== null && Number(person.slice(1)) % 2 === parity;
  // Tokens are exchanged elsewhere.
  const isProbe = (call: Call) => call.bearer !== null && !call.path.includes('refreshSession');
  const meets =
    (answer: Answer): Fault['meet'] =>
    (call, other, person) =>
      touches(other, person) && isProbe(call) ? answered(answer) : null;
  const refuses = random.chance(0.5);
  // At custom servers the differential proof tells a wrong word from a right one.
  const lasts =
    served.network === 'custom' || renewsItself(world, served) ? Number.POSITIVE_INFINITY : HICCUP;
  const meet = refuses
    ? shortly(world, lasts, meets(json(401, { error: 'Unauthorized' })))
    : meets(raw(503, 'text/html', '<h1>503</h1>'));
  return {
    fault: { name: 'a node is down', touches, meet },
    where: `${served.played.id}, ${refuses ? '401' : '503'}`,
  };
});

/** The list of pages cannot be read for a while, although everything else can. */
export const lists = onTheWay('lists of pages go wrong', 6, [20 * MINUTE, 2 * DAY], (world, random) => {
  const kind = random.pick(['500', 'limit', 'other', 'circle'] as const);
  const fault = listFault(world, (call) => (isList(call) ? LISTS[kind] : null));
  return fault && { fault, where: kind };
});

/** A list is empty or short for a moment, from the next time on that it is asked for: no role is lost by that. */
export const hiccup = onTheWay('a list is short for a moment', 6, [HOUR, 2 * DAY], (world, random) => {
  const kind = random.pick(['empty', 'short'] as const);
  const fault = listFault(world, (call) => (isList(call) ? LISTS[kind] : null));
  return fault && { fault: { ...fault, meet: shortly(world, HICCUP, fault.meet) }, where: kind };
});

const isList = (call: Call) => call.path.endsWith('/accounts');

function listFault(world: World, meet: (call: Call) => Way | null): Fault | null {
  const served = world.networks.find(({ played }) => played.id === 'facebook');
  if (!served || !world.accounts.some((account) => account.served === served)) return null;
  return {
    name: 'lists',
    touches: (other) => other === served,
    meet: (call, other) => (other === served ? meet(call) : null),
  };
}

const LISTS: Readonly<Record<'empty' | 'short' | '500' | 'limit' | 'other' | 'circle', Way>> = {
  empty: { kind: 'spoiled', spoil: () => json(200, { data: [] }) },
  short: { kind: 'spoiled', spoil: withoutLast },
  '500': answered(
    json(500, { error: { code: 2, message: 'An unexpected error has occurred.', is_transient: true } }),
  ),
  limit: answered(
    json(
      403,
      { error: { code: 4, message: '(#4) Application request limit reached' } },
      { 'retry-after': '3600' },
    ),
  ),
  other: answered(
    json(400, { error: { code: 1, message: 'Please reduce the amount of data you are asking for' } }),
  ),
  circle: { kind: 'spoiled', spoil: inCircle },
};

/** A list whose parts lead back to its beginning has no end. */
function inCircle(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const body: unknown = JSON.parse(String(answer.body));
  const paging = { cursors: { after: 'again' }, next: 'https://graph.facebook.com/me/accounts?after=again' };
  return json(200, { ...(typeof body === 'object' ? body : {}), paging });
}

function withoutLast(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const body: unknown = JSON.parse(String(answer.body));
  const data: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : null;
  return Array.isArray(data) && data.length > 1 ? json(200, { data: data.slice(0, -1) }) : answer;
}
