import type { GroupRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { networkName, placeNameOf } from './network-names';

/** Whether a profile is among those that a person looks for. */
export type Wanted = (profile: ProfileRow, login: LoginRow | undefined) => boolean;

/**
 * Finds profiles by their own name or handle, by those of their login, by their network, its server and their group: each
 * word has to be in one of them.
 * @returns null where nothing was typed
 */
export function searchFor(typed: string, groups: readonly GroupRow[] = []): Wanted | null {
  const words = typed.toLowerCase().split(/\s+/).map(withoutAt).filter(Boolean);
  if (words.length === 0) return null;
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
  return (profile, login) => {
    const names: (string | null | undefined)[] = [
      profile.name,
      profile.handle,
      login?.name,
      login?.handle,
      networkName(profile.network),
    ];
    if (login) names.push(placeNameOf(login));
    names.push(groupNames.get(profile.groupId ?? ''));
    // A line break is in no word, so that nothing is found across two names.
    const text = names.filter(Boolean).join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** Handles are stored without it. */
function withoutAt(word: string): string {
  return word.replace(/^@/, '');
}
