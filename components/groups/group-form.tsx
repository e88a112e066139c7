import { useId, useState } from 'preact/hooks';
import { useCommand } from '@/components/hooks/use-command';
import { GROUP_COLOURS, type GroupColour, type GroupRow } from '@/utils/db/rows';
import { GroupDot } from './group-dot';

interface GroupFormProps {
  /** The group that is changed; null for a new one. */
  readonly group: GroupRow | null;
  /** How many there are: each new one begins with another colour. */
  readonly count?: number;
  readonly onSaved?: () => void;
}

/** Name and colour of a group. */
export function GroupForm({ group, count = 0, onSaved }: GroupFormProps) {
  const id = useId();
  const { run } = useCommand();
  const [name, setName] = useState(group?.name ?? '');
  const [colour, setColour] = useState<GroupColour>(group?.colour ?? nextColour(count));
  const save = async (event: Event) => {
    event.preventDefault();
    const saved = await run('saveGroup', { groupId: group?.id ?? null, name, colour });
    if (!saved) return;
    if (!group) {
      setName('');
      setColour(nextColour(count + 1));
    }
    onSaved?.();
  };
  return (
    <form class="group-form" onSubmit={(event) => void save(event)}>
      <label for={id}>{group ? 'Name' : 'New group'}</label>
      <input
        id={id}
        value={name}
        maxLength={80}
        placeholder="A client, a location, a set"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <fieldset class="group-colours">
        <legend class="unseen">Colour</legend>
        {GROUP_COLOURS.map((one) => (
          <label key={one} class="group-colour">
            <input
              type="radio"
              name={`${id}-colour`}
              value={one}
              checked={one === colour}
              onChange={() => setColour(one)}
            />
            <GroupDot colour={one} />
            <span class="unseen">{one}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button primary" disabled={name.trim() === ''}>
        {group ? 'Save group' : 'Create group'}
      </button>
    </form>
  );
}

function nextColour(count: number): GroupColour {
  return GROUP_COLOURS[count % GROUP_COLOURS.length] ?? 'indigo';
}
