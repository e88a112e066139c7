import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { readGroupRows } from '@/utils/db/reads/groups';

interface MoveToProps {
  readonly profileIds: readonly string[];
  /** The group that all of them are in; '' for none, null where they differ. */
  readonly value: string | null;
  readonly label: string;
  readonly onMoved?: () => void;
}

/** Puts profiles into a group, or into none. Nothing where there is no group. */
export function MoveTo({ profileIds, value, label, onMoved }: MoveToProps) {
  const groups = useLive(readGroupRows) ?? [];
  const { run } = useCommand();
  if (groups.length === 0) return null;
  const move = async (chosen: string) => {
    const groupId = chosen === '' ? null : chosen;
    const name = groups.find(({ id }) => id === groupId)?.name;
    const moved = await run('moveProfiles', { profileIds: [...profileIds], groupId }, ({ moved: count }) => {
      const them = count === 1 ? '1 profile is' : `${count} profiles are`;
      return name ? `${them} in ${name} now.` : `${them} in no group now.`;
    });
    if (moved) onMoved?.();
  };
  return (
    <select
      aria-label={label}
      class="group-select"
      value={value ?? '?'}
      onChange={(event) => void move(event.currentTarget.value)}
    >
      {value === null && (
        <option value="?" disabled>
          {label}…
        </option>
      )}
      <option value="">In no group</option>
      {groups.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
