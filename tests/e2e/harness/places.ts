import { connect, saveApps, typed } from './logins.ts';
import type { Stage } from './stage.ts';

/** The played networks, by the sandbox's names. */
export type PlaceName =
  | 'facebook'
  | 'x'
  | 'mastodon'
  | 'pixelfed'
  | 'akkoma'
  | 'gotosocial'
  | 'mute'
  | 'bluesky'
  | 'custom'
  | 'legacy';

/** Connects Anna at a played network. @returns the login's id */
export async function connectAt(stage: Stage, place: PlaceName, as = 'Anna Keller'): Promise<string> {
  const { mastodonServers } = stage.sandbox.apps;
  const fields = typed(stage.sandbox);
  if (place === 'facebook' || place === 'x') await saveApps(stage);
  const server = mastodonServers[place];
  if (server) return connect(stage, 'mastodon', { server }, as);
  if (place === 'bluesky') return connect(stage, 'bluesky', fields.bluesky, null);
  if (place === 'legacy' || place === 'custom') return connect(stage, 'custom', fields[place], as);
  return connect(stage, place, {}, as);
}
