import type { ProfileRow } from '@/utils/db/rows';

/** Names of the profiles that a reconnect was about, in their order. */
export interface RestoredNames {
  readonly names: readonly string[];
  readonly missing: readonly string[];
}

/** @returns which linked profiles of a login work now, and which do not */
export function restoredOf(profiles: readonly ProfileRow[]): RestoredNames {
  const linked = profiles
    .filter((profile) => profile.state !== 'unlinked')
    .sort((a, b) => a.name.localeCompare(b.name));
  const works = (profile: ProfileRow) => profile.state !== 'disconnected';
  return {
    names: linked.filter(works).map((profile) => profile.name),
    missing: linked.filter((profile) => !works(profile)).map((profile) => profile.name),
  };
}
