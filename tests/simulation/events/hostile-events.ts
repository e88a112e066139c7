import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { type Answer, isJson, json, redirect } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import { answered, atOne, onTheWay } from './on-the-way.ts';

/** Longer than anything that an honest server sends. */
const LONG = 200_000;

const SECRETS = ['refresh_token', 'client_secret', 'code', 'password'];

function secretIn(call: Call): string | null {
  return call.bearer ?? SECRETS.map((name) => call.form.get(name)).find((value) => value) ?? null;
}

/** A server that puts into its errors what it was sent, where codes and sentences belong. */
export const echo = atOne('errors repeat what was sent', 4, [HOUR, 2 * DAY], (call) => {
  const secret = secretIn(call);
  if (secret === null) return null;
  return answered(json(400, { error: secret, error_description: `No good: ${secret}`, message: secret }));
});

const ENDLESS = 'a'.repeat(LONG);

export const longErrors = atOne('errors are endlessly long', 3, [20 * MINUTE, 2 * DAY], (call) =>
  call.bearer === null
    ? null
    : answered(json(400, { error: ENDLESS, error_description: ENDLESS, message: ENDLESS })),
);

/** What a person reads: the rest of such an answer is honest, and so is what it proves. */
const NAMES = new Set(['name', 'display_name', 'displayName', 'title', 'picture', 'avatar']);

function withLongNames(answer: Answer): Answer {
  if (answer.status !== 200 || !isJson(answer)) return answer;
  const body: unknown = JSON.parse(String(answer.body), (key, value: unknown) =>
    NAMES.has(key) && typeof value === 'string' ? value + ENDLESS : value,
  );
  return { ...answer, body: JSON.stringify(body) };
}

export const longNames = atOne('names are endlessly long', 3, [20 * MINUTE, 2 * DAY], (call) =>
  call.bearer === null ? null : { kind: 'spoiled', spoil: withLongNames },
);

/** Whoever follows it sends there what was meant for the network: with 307 the body goes along (RFC 9110 §15.4.8). */
export const ledAway = atOne('redirects lead to another host', 4, [HOUR, 2 * DAY], (call, { played }) =>
  played.isPage(call) ? null : answered(redirect('https://collector.example/take', 307)),
);

/** From which call on a server of Bluesky's kind speaks for somebody else. */
const LIES = {
  'sign-in': ['createSession', 'getSession', 'refreshSession'],
  'first call': ['getSession', 'refreshSession'],
  renewal: ['refreshSession'],
} as const;

/** Somebody's own server claims the account of another login; the person adds the account of that server once more. */
export const claimsAnother = onTheWay(
  'a Bluesky server claims another account',
  4,
  [HOUR, 2 * DAY],
  (world, random) => {
    const all = world.accounts.filter(({ served }) => served.network === 'bluesky');
    const [liar, claimed] = random.chance(0.5) ? all : all.toReversed();
    if (!liar || !claimed) return null;
    const from = random.pick(Object.keys(LIES) as (keyof typeof LIES)[]);
    const isLie = (call: Call) => LIES[from].some((name) => call.path.endsWith(name));
    const spoil = (answer: Answer): Answer => ({
      ...answer,
      body: String(answer.body).replaceAll(liar.accountId, claimed.accountId),
    });
    if (world.machine.open) void world.hands.connect(liar);
    return {
      where: `${liar.person} as ${claimed.person}, from ${from} on`,
      fault: {
        name: 'a lie',
        touches: (served, person) => served === liar.served && person === liar.person,
        meet: (call, served, person) => {
          const isHis = person === liar.person || call.form.get('identifier') === liar.accountId;
          return served === liar.served && isHis && isLie(call) ? { kind: 'spoiled', spoil } : null;
        },
      },
    };
  },
);
