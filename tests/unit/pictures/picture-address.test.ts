import { expect, test } from 'vitest';
import { NETWORKS } from '@/utils/networks/registry';
import { isPictureAddress } from '@/utils/pictures/picture-address';

const HOSTS = ['social.example', '.social.example'];

test.each(['https://social.example/anna.png', 'https://files.social.example/a/b.png?size=2'])(
  '%s may be asked for',
  (address) => {
    expect(isPictureAddress(address, HOSTS)).toBe(true);
  },
);

test.each([
  'http://social.example/anna.png',
  'https://social.example:8443/anna.png',
  'https://anna:secret@social.example/anna.png',
  'https://elsewhere.example/anna.png',
  'https://notsocial.example/anna.png',
  'https://social.example.elsewhere.example/anna.png',
  'https://social.example./anna.png',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'anna.png',
  '',
])('%s may not', (address) => {
  expect(isPictureAddress(address, HOSTS)).toBe(false);
});

test.each([
  '127.0.0.1',
  '2130706433',
  '0x7f.1',
  '10.0.0.7',
  '192.168.1.1',
  '169.254.169.254',
  '[::1]',
  '[fd00::1]',
  'localhost',
  'db.localhost',
  'printer.local',
  'router.lan',
  'vault.internal',
  'intranet',
])('no address near home is asked, even where its network is at home: %s', (host) => {
  const { hostname } = new URL(`https://${host}/`);
  expect(isPictureAddress(`https://${host}/anna.png`, [hostname, `.${hostname}`])).toBe(false);
});

test('each network names public hosts of its own', () => {
  const named = Object.values(NETWORKS).map(({ id, pictureHosts }) => [
    id,
    pictureHosts('https://server.example'),
  ]);
  expect(Object.fromEntries(named)).toEqual({
    facebook: ['.fbcdn.net', '.fbsbx.com'],
    x: ['pbs.twimg.com'],
    bluesky: ['cdn.bsky.app'],
    mastodon: ['server.example', '.server.example'],
    custom: ['server.example'],
  });
});
