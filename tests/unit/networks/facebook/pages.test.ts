import { expect, it } from 'vitest';
import { Refusal } from '@/utils/networks/answers';
import { appFrom } from '@/utils/networks/facebook/endpoints';
import { facebook } from '@/utils/networks/facebook/facebook';
import { json } from '../answer';
import { drive, driveToError } from '../drive';
import { limited } from '../readings';
import { appOf, sessionAt } from '../samples';

const session = sessionAt('https://www.facebook.com', appOf(appFrom('1', {})), { accountId: '7' });
const listPages = () => facebook.listProfiles(session);

function permissions(...missing: string[]) {
  const names = ['public_profile', 'pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];
  return json(200, {
    data: names.map((permission) => ({
      permission,
      status: missing.includes(permission) ? 'declined' : 'granted',
    })),
  });
}

const bakery = {
  id: '100',
  name: 'Acme Bakery',
  username: 'acmebakery',
  tasks: ['CREATE_CONTENT', 'ANALYZE'],
  picture: { data: { url: 'https://cdn.example/bakery.png' } },
};

it('tells who is behind the token', () => {
  const answer = json(200, {
    id: 7,
    name: 'Anna',
    picture: { data: { url: 'https://cdn.example/anna.png' } },
  });
  const { value, requests } = drive(facebook.identify(session), answer);
  expect(value).toEqual({ id: '7', name: 'Anna', handle: null, avatar: 'https://cdn.example/anna.png' });
  expect(requests[0]?.url).toBe('https://graph.facebook.com/v25.0/me?fields=id%2Cname%2Cpicture');
});

it('lists all parts, without the token in any address', () => {
  const next = 'https://graph.facebook.com/v25.0/me/accounts?access_token=access-1&after=c1';
  const first = json(200, { data: [bakery], paging: { cursors: { after: 'c1' }, next } });
  const second = json(200, {
    data: [{ id: 101, name: 'Acme Café', tasks: ['MANAGE'] }],
    paging: { cursors: { after: 'c2' } },
  });
  const { value, requests } = drive(listPages(), permissions(), first, second);
  expect(value).toEqual([
    {
      networkId: '100',
      kind: 'page',
      name: 'Acme Bakery',
      handle: 'acmebakery',
      avatar: 'https://cdn.example/bakery.png',
      url: 'https://www.facebook.com/100',
      limit: null,
    },
    {
      networkId: '101',
      kind: 'page',
      name: 'Acme Café',
      handle: null,
      avatar: null,
      url: 'https://www.facebook.com/101',
      limit: null,
    },
  ]);
  expect(new URL(requests[2]?.url ?? '').searchParams.get('after')).toBe('c1');
  for (const { url, headers } of requests) {
    expect(url).not.toContain('access-1');
    expect(headers?.authorization).toBe('Bearer access-1');
  }
});

it('takes no half of a list for the whole: a cursor in a circle, or none where there is more', () => {
  const next = 'https://graph.facebook.com/next';
  const circle = json(200, { data: [bakery], paging: { cursors: { after: 'c1' }, next } });
  const lost = json(200, { data: [bakery], paging: { next } });
  const malformed = (read: number) => ({
    diagnosis: { reading: { kind: 'unknown', reason: 'malformed', read } },
  });
  expect(driveToError(listPages(), permissions(), circle, circle)).toMatchObject(malformed(2));
  expect(driveToError(listPages(), permissions(), lost)).toMatchObject(malformed(1));
});

it('comes to an end with a list that has none, and with a part that is no part', () => {
  const next = 'https://graph.facebook.com/next';
  const conversation = listPages();
  conversation.next();
  let asked = 0;
  const readOn = () => {
    for (let step = conversation.next(permissions()); !step.done; asked += 1) {
      const cursors = { after: `c${asked}` };
      step = conversation.next(json(200, { data: [{ ...bakery, id: asked }], paging: { cursors, next } }));
    }
  };
  expect(readOn).toThrow(Refusal);
  expect(asked).toBeLessThanOrEqual(200);
  const crowd = Array.from({ length: 10_000 }, (_, id) => ({ ...bakery, id }));
  const malformed = { diagnosis: { reading: { kind: 'unknown', reason: 'malformed' } } };
  expect(driveToError(listPages(), permissions(), json(200, { data: crowd }))).toMatchObject(malformed);
  const long = { cursors: { after: 'c'.repeat(5000) }, next };
  expect(driveToError(listPages(), permissions(), json(200, { data: [], paging: long }))).toMatchObject(
    malformed,
  );
});

it.each([
  [['CREATE_CONTENT'], null],
  [['MANAGE'], null],
  [['ANALYZE', 'MODERATE'], 'role_lost'],
  [[], 'role_lost'],
  [undefined, null],
])('a page with the tasks %s is limited by %s', (tasks, limit) => {
  const { value } = drive(listPages(), permissions(), json(200, { data: [{ ...bakery, tasks }] }));
  expect(value[0]?.limit).toBe(limit);
});

it('a missing permission concerns every page', () => {
  const { value } = drive(listPages(), permissions('pages_manage_posts'), json(200, { data: [bakery] }));
  expect(value[0]?.limit).toBe('permission_missing');
});

it('without the permission to list, no page is called gone', () => {
  const error = driveToError(listPages(), permissions('pages_show_list'));
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({
    diagnosis: { reading: limited('permission_missing'), code: 'pages_show_list' },
  });
});

it('is revoked by removing the app from the account', () => {
  const { requests } = drive(facebook.revoke(session), json(200, { success: true }));
  expect(requests).toEqual([
    {
      url: 'https://graph.facebook.com/v25.0/7/permissions',
      method: 'DELETE',
      headers: { accept: 'application/json', authorization: 'Bearer access-1' },
    },
  ]);
});
