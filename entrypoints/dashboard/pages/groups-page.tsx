import { ArrowDown, ArrowUp } from 'lucide';
import { EmptyState } from '@/components/dashboard/empty-state';
import { PageTitle } from '@/components/dashboard/page-title';
import { GroupDot } from '@/components/groups/group-dot';
import { GroupForm } from '@/components/groups/group-form';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { StateIcon } from '@/components/icons/state-icon';
import { Menu } from '@/components/menu/menu';
import { groupLine } from '@/components/text/group-line';
import { readGroups, type ShownGroup } from '@/utils/db/reads/groups';

/** The person's own bundles, those with something to do first. */
export function GroupsPage() {
  const groups = useLive(readGroups);
  if (!groups) return null;
  return (
    <>
      <header class="page-head">
        <PageTitle>Groups</PageTitle>
      </header>
      <GroupForm key={groups.length} group={null} count={groups.length} />
      {groups.length === 0 ? (
        <EmptyState tone="unlinked" title="No groups yet">
          A group bundles the profiles of a client, a location or a set. It shows what there is to do for it,
          and is found by search. Create one above, then move profiles into it under Profiles.
        </EmptyState>
      ) : (
        <ul class="list">
          {groups.map((shown) => (
            <GroupItem key={shown.group.id} shown={shown} all={groups} />
          ))}
        </ul>
      )}
    </>
  );
}

function GroupItem({ shown, all }: { readonly shown: ShownGroup; readonly all: readonly ShownGroup[] }) {
  const { run } = useCommand();
  const { group, disconnected, expiring, profiles } = shown;
  const state = stateOf(disconnected, expiring, profiles);
  const told = groupLine(shown);
  const move = (by: number) => {
    const ids = all.map(({ group: { id, order } }) => ({ id, order })).sort((a, b) => a.order - b.order);
    const order = ids.map(({ id }) => id);
    const from = order.indexOf(group.id);
    order.splice(from, 1);
    order.splice(Math.max(0, from + by), 0, group.id);
    void run('orderGroups', { groupIds: order });
  };
  return (
    <li class={`item item-${state}`} aria-label={`${group.name}: ${told}`}>
      <GroupDot colour={group.colour} />
      <div class="item-text">
        <a class="item-name" href={`#/groups/${encodeURIComponent(group.id)}`}>
          {group.name}
        </a>
        <span class="item-line">
          <StateIcon state={state} size={14} /> {told}
        </span>
      </div>
      <div class="item-actions">
        <Menu
          label={`More actions for ${group.name}`}
          items={[
            { label: 'Move up', icon: ArrowUp, act: () => move(-1) },
            { label: 'Move down', icon: ArrowDown, act: () => move(1) },
          ]}
        />
      </div>
    </li>
  );
}

function stateOf(disconnected: number, expiring: number, profiles: number) {
  if (disconnected > 0) return 'disconnected';
  if (expiring > 0) return 'expiring';
  return profiles > 0 ? 'connected' : 'unlinked';
}
