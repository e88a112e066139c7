import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { FacebookPage } from '../world/pages.ts';
import { graphError } from './errors.ts';
import type { Facebook, GraphToken } from './facebook.ts';
import { fieldNames, pick, picture } from './fields.ts';
import { isDataAccessOver, withUser } from './graph.ts';

const DEFAULT_LIMIT = 25;
const DEFAULT_FIELDS = ['access_token', 'category', 'name', 'id', 'tasks'];
/** A token that lives longer than this is a long-lived one. */
const LONG_MS = 86_400_000;

/** `GET /me/accounts`: https://developers.facebook.com/docs/graph-api/reference/user/accounts */
export function accountsEdge(facebook: Facebook, call: Call): Answer {
  return withUser(facebook, call, (token) => {
    if (token.page !== null) return graphError('100/33');
    if (isDataAccessOver(facebook, token)) return graphError('10');
    const all = facebook.visiblePages(token.person);
    const limit = Math.min(Math.max(Number(call.query.get('limit')) || DEFAULT_LIMIT, 1), 100);
    const after = call.query.get('after');
    const start = after === null ? 0 : all.findIndex((page) => cursor(page) === after) + 1;
    const shown = all.slice(start, start + limit);
    const names = fieldNames(call.query.get('fields'), DEFAULT_FIELDS);
    return json(200, {
      data: shown.map((page) => pick(pageRow(facebook, token, page, names), names)),
      ...(shown.length > 0 && { paging: paging(call, shown, start + limit < all.length) }),
    });
  });
}

function pageRow(
  facebook: Facebook,
  token: GraphToken,
  page: FacebookPage,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    ...(names.includes('access_token') && { access_token: pageToken(facebook, token, page) }),
    category: 'Bakery',
    name: page.name,
    username: page.username,
    id: page.id,
    tasks: page.tasks,
    picture: picture(page.name),
  };
}

/** A page token of a long-lived user token has no end date; any other ends with the user token. */
function pageToken(facebook: Facebook, token: GraphToken, page: FacebookPage): string {
  const isLong = token.expiresAt !== null && token.expiresAt - token.issuedAt > LONG_MS;
  return facebook.issue(token.person, page.id, isLong ? null : token.expiresAt).value;
}

/** `next` is a complete address, with the token in it, as Graph gives it. */
function paging(call: Call, shown: readonly FacebookPage[], more: boolean): object {
  const [first, last] = [shown[0], shown[shown.length - 1]];
  if (first === undefined || last === undefined) return {};
  const next = new URL(`${call.origin}${call.path}`);
  for (const [name, value] of call.query) next.searchParams.set(name, value);
  if (call.bearer !== null) next.searchParams.set('access_token', call.bearer);
  next.searchParams.set('after', cursor(last));
  return { cursors: { before: cursor(first), after: cursor(last) }, ...(more && { next: next.href }) };
}

function cursor(page: FacebookPage): string {
  return Buffer.from(page.id).toString('base64url');
}
