import { Failure } from '@/utils/core/failure';
import { GROUP_COLOURS, type GroupRow } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';

/** Longer than any client is called, and short enough for a line. */
const LONGEST_NAME = 80;

type GroupDeps = Pick<Deps, 'newId' | 'stores'>;

/** What a person types of a group. */
interface TypedGroup {
  readonly name: string;
  readonly colour: string;
}

/**
 * Makes a group, or changes the one with that id.
 * @returns its id
 * @throws Failure `bad_input` for a name that is empty, too long or taken, or an unknown colour; `gone` where it was
 *   removed meanwhile
 */
export async function saveGroup(
  { newId, stores }: GroupDeps,
  groupId: string | null,
  typed: TypedGroup,
): Promise<string> {
  const name = typed.name.trim().replace(/\s+/g, ' ');
  const colour = GROUP_COLOURS.find((known) => known === typed.colour);
  if (name === '' || name.length > LONGEST_NAME || !colour) throw new Failure('bad_input', { field: 'Name' });
  const saved = await stores.changeGroups((groups) => {
    const isTaken = groups.some((group) => group.id !== groupId && isSameName(group.name, name));
    if (isTaken) return 'taken';
    const before = groups.find(({ id }) => id === groupId);
    if (groupId !== null && !before) return 'gone';
    const row: GroupRow = before
      ? { ...before, name, colour }
      : { id: newId(), name, colour, order: groups.length };
    return row;
  });
  if (saved === 'gone') throw new Failure('gone');
  if (saved === 'taken')
    throw new Failure('bad_input', { field: 'Name', problem: `There is a group called “${name}” already.` });
  return saved.id;
}

/**
 * Puts profiles into a group, or with null into none. History and everything else of them stays.
 * @returns how many were there to be moved
 * @throws Failure `gone` where the group was removed meanwhile
 */
export async function moveProfiles(
  { stores }: Pick<Deps, 'stores'>,
  profileIds: readonly string[],
  groupId: string | null,
): Promise<number> {
  const moved = await stores.moveProfiles(profileIds, groupId);
  if (moved === null) throw new Failure('gone');
  return moved;
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
}
