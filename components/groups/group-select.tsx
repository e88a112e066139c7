import { useLive } from '@/components/hooks/use-live';
import { readGroupRows } from '@/utils/db/reads/groups';
import { ANY_GROUP, NO_GROUP } from '@/utils/db/reads/profiles';

interface GroupSelectProps {
  /** The id of a group, `ANY_GROUP` or `NO_GROUP`. */
  readonly value: string;
  readonly onChange: (group: string) => void;
  /** Whether those in no group can be asked for. */
  readonly none?: boolean;
}

/** Chooses whose profiles are shown. Nothing where there is no group. */
export function GroupSelect({ value, onChange, none = false }: GroupSelectProps) {
  const groups = useLive(readGroupRows) ?? [];
  if (groups.length === 0) return null;
  return (
    <select
      aria-label="Group"
      class="group-select"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value={ANY_GROUP}>All groups</option>
      {groups.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {none && <option value={NO_GROUP}>In no group</option>}
    </select>
  );
}
