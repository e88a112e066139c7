import { describe, expect, test } from 'vitest';
import {
  appProblemNotice,
  bundleNotice,
  disconnectedNotice,
  endingNotice,
  profilesInWords,
  reconnectedNotice,
} from '@/utils/alerts/text';
import type { ProfileRow } from '@/utils/db/rows';
import { healthyLogin } from '../../rows';
import { SERVER, testNetwork } from '../world/network';

const profile = (name: string, cause: ProfileRow['cause'] = null): ProfileRow => ({
  id: name,
  source: 'login',
  loginId: 'login',
  network: 'custom',
  networkId: name,
  kind: 'page',
  name,
  handle: null,
  avatar: null,
  url: null,
  state: cause ? 'disconnected' : 'connected',
  cause,
  stateSince: 0,
  limit: null,
  missingSince: null,
  evidence: null,
  addedAt: 0,
});

describe('notices', () => {
  test.each([
    [['A'], 'A'],
    [['A', 'B'], 'A and 1 page'],
    [['A', 'B', 'C'], 'A and 2 pages'],
    [[], ''],
  ])('%j in words', (names, expected) => {
    expect(
      profilesInWords(
        names.map((name) => profile(name)),
        testNetwork,
      ),
    ).toBe(expected);
  });

  test('a disconnection says who, where and why, and what to do', () => {
    const gone = [profile('Acme Bakery', 'password_changed'), profile('Acme Café', 'password_changed')];
    expect(disconnectedNotice(gone, testNetwork, SERVER)).toEqual({
      title: 'Acme Bakery and 1 page on Testnet are disconnected: password changed',
      message: 'Sign in with the new password and reconnect.',
    });
  });

  test('of a network with many servers the server is named', () => {
    const many = { ...testNetwork, manyServers: true };
    expect(disconnectedNotice([profile('Acme')], many, SERVER).title).toBe(
      'Acme on net.example is disconnected',
    );
    expect(appProblemNotice(2, many, SERVER).title).toBe('The net.example app has a problem');
  });

  test('an app problem is one notice', () => {
    expect(appProblemNotice(12, testNetwork, SERVER).message).toContain('12 profiles are disconnected');
  });

  test('a reconnect is confirmed', () => {
    const back = (names: string[], missing: string[]) =>
      reconnectedNotice({ kind: 'restored', names, missing }, { name: 'Anna', server: SERVER }, testNetwork);
    expect(back(['@acme', 'B'], [])).toEqual({
      title: '@acme and 1 page are connected again',
      message: 'Anna is signed in to Testnet again.',
    });
    expect(back(['B', 'C'], ['@acme'])).toEqual({
      title: '2 of 3 pages are connected again',
      message: 'Missing: @acme. Open Relink to see why.',
    });
    expect(
      reconnectedNotice({ kind: 'not_listed' }, { name: 'Anna', server: SERVER }, testNetwork).title,
    ).toBe('Anna is signed in to Testnet again');
  });

  test.each([
    [9, true, 'The access of Anna Keller to Testnet ends in 9 days, on 10 March'],
    [9, false, 'The access of Anna Keller to Testnet ends in 9 days, about 10 March'],
    [1, true, 'The access of Anna Keller to Testnet ends tomorrow, on 2 March'],
    [0.4, true, 'The access of Anna Keller to Testnet ends today, on 1 March'],
    [-2, true, 'The access of Anna Keller to Testnet was to end on 27 February'],
    [-2, false, 'The access of Anna Keller to Testnet was to end about 27 February'],
  ])('an end in %d days (exact: %s) says when, and never that it has ended', (days, exact, title) => {
    const now = new Date(2027, 2, 1, 9).getTime();
    const login = healthyLogin('anna', now, {
      name: 'Anna Keller',
      humanNeededAt: now + days * 86_400_000,
      humanNeededExact: exact,
    });
    const message =
      days > 0
        ? 'Reconnect before then to keep 1 page connected.'
        : 'Nothing has confirmed it yet. Reconnect to keep 1 page connected.';
    expect(endingNotice(login, 1, testNetwork, now)).toEqual({ title, message });
    expect(endingNotice({ ...login, humanNeededAt: null }, 1, testNetwork, now)).toBeNull();
  });

  test('several logins that end are one notice with the nearest date', () => {
    const now = new Date(2027, 2, 1, 9).getTime();
    const of = (name: string, days: number) => ({
      login: healthyLogin(name, now, { name, humanNeededAt: now + days * 86_400_000 }),
      profiles: 1,
    });
    expect(bundleNotice('ending', [of('Ben', 9), of('Anna', 3)], now)).toEqual({
      title: '2 logins need a new sign-in, the first in 3 days: Ben, Anna',
      message: 'Open Relink to reconnect them before they stop working.',
    });
    expect(bundleNotice('ending', [of('Ben', 9), of('Anna', -3)], now).title).toBe(
      '2 logins need a new sign-in, one since 26 February: Ben, Anna',
    );
  });

  test('several logins that died are one notice, with the first names and all profiles', () => {
    const bundle = ['Anna', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name) => ({
      login: healthyLogin(name, 0, { name }),
      profiles: 3,
    }));
    expect(bundleNotice('disconnected', bundle, 0)).toEqual({
      title: '5 logins are disconnected: Anna, Ben, Cleo and 2 more',
      message: '15 profiles are disconnected with them. Open Relink to see why, and to reconnect.',
    });
  });
});
