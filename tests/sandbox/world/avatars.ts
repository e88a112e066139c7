import { type Answer, raw } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { png } from './png.ts';

const COLOURS = ['#1f6feb', '#8250df', '#bf3989', '#bc4c00', '#1a7f37', '#0a7ea4', '#9a6700', '#57606a'];

/** Where an avatar is served: each network has a host of its own for pictures. */
export function avatarUrl(host: string, name: string): string {
  return `https://${host}/avatars/${encodeURIComponent(name)}.png`;
}

export function isAvatarPath(path: string): boolean {
  return path.startsWith('/avatars/');
}

/** A colour that always belongs to the same name. */
export function avatar(call: Call): Answer {
  const sum = [...call.path].reduce((total, c) => total + (c.codePointAt(0) ?? 0), 0);
  return raw(200, 'image/png', png(96, COLOURS[sum % COLOURS.length] ?? '#57606a'), {
    'access-control-allow-origin': '*',
    'cache-control': 'max-age=3600',
  });
}
