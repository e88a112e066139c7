import { type Answer, json } from '../core/answer.ts';
import { type Call, parameter } from '../core/call.ts';
import { now } from '../core/clock.ts';
import { graphError, refusal } from './errors.ts';
import { type Facebook, facebookApp, type GraphToken } from './facebook.ts';
import { fieldNames, pick, picture } from './fields.ts';
import { unknownApp } from './token-endpoint.ts';
import { isAppToken, userTokenTrouble } from './token-trouble.ts';

/** The token of a call: Graph takes it from the query, the body or the header. */
export function tokenOf(call: Call): string {
  return call.bearer ?? parameter(call, 'access_token') ?? '';
}

/** Answers for the person behind the token, or says why not. */
export function withUser(facebook: Facebook, call: Call, answer: (token: GraphToken) => Answer): Answer {
  const value = tokenOf(call);
  const trouble = userTokenTrouble(facebook, value);
  const token = facebook.token(value);
  if (trouble !== null || token === null) return trouble ?? graphError('190');
  return answer(token);
}

/** `GET /me`: the person, or the page when the token is a page's. */
export function me(facebook: Facebook, call: Call): Answer {
  return withUser(facebook, call, (token) =>
    token.page === null
      ? json(200, person(facebook, call, token))
      : pageNode(facebook, call, token, token.page),
  );
}

/** `GET /{id}`: the app itself, a page, or nothing that this token may see. */
export function node(facebook: Facebook, call: Call, id: string): Answer {
  if (tokenOf(call).includes('|')) return appNode(facebook, call, id);
  return withUser(facebook, call, (token) =>
    id === facebook.account(token.person).id
      ? json(200, person(facebook, call, token))
      : pageNode(facebook, call, token, id),
  );
}

/** https://developers.facebook.com/docs/graph-api/reference/user/permissions */
export function listPermissions(facebook: Facebook, call: Call): Answer {
  return withUser(facebook, call, (token) => {
    const installation = facebook.installations.find(token.person);
    const rows = (names: Iterable<string>, status: string) =>
      [...names].map((permission) => ({ permission, status }));
    return json(200, {
      data: [
        ...rows(installation?.granted ?? [], 'granted'),
        ...rows(installation?.declined ?? [], 'declined'),
      ],
    });
  });
}

/** Takes back one permission, or removes the app. */
export function deletePermissions(
  facebook: Facebook,
  call: Call,
  id: string,
  permission: string | null,
): Answer {
  return withUser(facebook, call, (token) => {
    if (id !== 'me' && id !== facebook.account(token.person).id) return graphError('100/33');
    if (permission !== null) facebook.installations.withdraw(token.person, permission);
    else removeApp(facebook, token.person);
    return json(200, { success: true });
  });
}

/** What "Remove" among a person's business integrations does. */
export function removeApp(facebook: Facebook, person: GraphToken['person']): void {
  facebook.kill(person, 'revoked');
  facebook.installations.remove(person);
}

function person(facebook: Facebook, call: Call, token: GraphToken): object {
  const { id, name } = facebook.account(token.person);
  return pick({ id, name, picture: picture(name) }, fieldNames(call.query.get('fields'), ['id', 'name']));
}

function pageNode(facebook: Facebook, call: Call, token: GraphToken, id: string): Answer {
  const found = facebook.visiblePages(token.person).find((page) => page.id === id);
  if (found === undefined || (token.page !== null && token.page !== id)) return graphError('100/33');
  if (isDataAccessOver(facebook, token) || !mayReadPages(facebook, token)) return graphError('10');
  return json(
    200,
    pick(
      {
        id,
        name: found.name,
        username: found.username,
        link: `https://www.facebook.com/${found.username}`,
        picture: picture(found.name),
      },
      fieldNames(call.query.get('fields'), ['id', 'name']),
    ),
  );
}

function mayReadPages(facebook: Facebook, token: GraphToken): boolean {
  return facebook.installations.find(token.person)?.granted.has('pages_read_engagement') === true;
}

/** The second clock: https://developers.facebook.com/docs/facebook-login/auth-vs-data */
export function isDataAccessOver(facebook: Facebook, token: GraphToken): boolean {
  return facebook.world.board.accountIs('facebook', token.person, 'data-access-expired');
}

function appNode(facebook: Facebook, call: Call, id: string): Answer {
  const value = tokenOf(call);
  if (!value.startsWith(`${facebookApp.id}|`) || facebook.appState === 'deleted') return unknownApp();
  if (!isAppToken(value)) {
    return refusal({ code: 190, status: 400, message: 'Invalid OAuth access token signature.' });
  }
  if (facebook.appState === 'disabled') return graphError('101');
  if (id !== facebookApp.id && id !== 'app') return graphError('100/33');
  return json(200, {
    id: facebookApp.id,
    name: facebookApp.name,
    category: 'Business',
    link: 'https://www.facebook.com/games/',
  });
}

/** `X-App-Usage`, per cent of what is allowed. */
export function usage(percent: number): Readonly<Record<string, string>> {
  return {
    'x-app-usage': JSON.stringify({ call_count: percent, total_cputime: percent, total_time: percent }),
  };
}

/** Seconds since 1970, as Graph gives times. */
export function graphTime(ms: number = now()): number {
  return Math.floor(ms / 1000);
}
