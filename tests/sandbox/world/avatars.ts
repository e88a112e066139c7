import { type Answer, raw } from '../core/answer.ts';
import type { Call } from '../core/call.ts';

const COLOURS = ['#1f6feb', '#8250df', '#bf3989', '#bc4c00', '#1a7f37', '#0a7ea4', '#9a6700', '#57606a'];

/** Where an avatar is served: each network has a host of its own for pictures. */
export function avatarUrl(host: string, name: string): string {
  return `https://${host}/avatars/${encodeURIComponent(name)}.svg`;
}

export function isAvatarPath(path: string): boolean {
  return path.startsWith('/avatars/');
}

/** Initials on a colour that always belongs to the same name. */
export function avatar(call: Call): Answer {
  const name = decodeURIComponent(call.path.slice('/avatars/'.length).replace(/\.svg$/, ''));
  const initials = name
    .split(/\s+/)
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const sum = [...name].reduce((total, c) => total + (c.codePointAt(0) ?? 0), 0);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" fill="${COLOURS[sum % COLOURS.length]}"/><text x="48" y="50" fill="#fff" font-family="system-ui,sans-serif" font-size="38" font-weight="600" text-anchor="middle" dominant-baseline="middle">${initials}</text></svg>`;
  return raw(200, 'image/svg+xml', svg, {
    'access-control-allow-origin': '*',
    'cache-control': 'max-age=3600',
  });
}
