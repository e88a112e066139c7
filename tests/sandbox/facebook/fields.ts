import { avatarUrl } from '../world/avatars.ts';

export const AVATAR_HOST = 'scontent.xx.fbcdn.net';

/** The names in a `fields` parameter; what stands in braces belongs to the name before it. */
export function fieldNames(fields: string | null, initial: readonly string[]): string[] {
  if (fields === null || fields === '') return [...initial];
  const flat = fields.replace(/\.[a-z]+\([^)]*\)/g, '').replace(/\{[^{}]*\}/g, '');
  return flat.split(',').map((name) => name.trim());
}

/** Only the fields that were asked for; `id` always comes along. */
export function pick(node: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(node).filter(([name]) => name === 'id' || names.includes(name)));
}

/** The `picture` field of a person or a page. */
export function picture(name: string): object {
  return { data: { height: 50, width: 50, is_silhouette: false, url: avatarUrl(AVATAR_HOST, name) } };
}
