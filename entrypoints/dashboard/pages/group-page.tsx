import { Printer, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { EmptyState } from '@/components/dashboard/empty-state';
import { NotHere } from '@/components/dashboard/not-here';
import { PageTitle } from '@/components/dashboard/page-title';
import { ProfileTable } from '@/components/dashboard/profile-table';
import { listHash, WHOLE_LIST } from '@/components/dashboard/route';
import { GroupDot } from '@/components/groups/group-dot';
import { GroupForm } from '@/components/groups/group-form';
import { needsOf } from '@/components/groups/needs-of';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import { TaskLists } from '@/components/tasks/task-lists';
import { MINUTE } from '@/utils/core/time';
import { readTasksOfGroup } from '@/utils/db/reads/groups';
import { readNeeds } from '@/utils/db/reads/needs';
import { readProfiles } from '@/utils/db/reads/profiles';
import type { GroupRow } from '@/utils/db/rows';

interface GroupPageProps {
  readonly id: string;
  readonly now: number;
}

/** Profiles and tasks of a group that are read at once; the lists link to the rest. */
const SHOWN = 500;

/** What one shows a client: what there is to do for the group, and each of its profiles. */
export function GroupPage({ id, now }: GroupPageProps) {
  const group = useLive((db) => db.groups.get(id).then((row) => row ?? null), [id]);
  const minute = Math.floor(now / MINUTE);
  const needs = useLive(
    async (db) => needsOf(await readNeeds(db, now, SHOWN), await readTasksOfGroup(db, id)),
    [id, minute],
  );
  const page = useLive((db) => readProfiles(db, 'all', null, now, SHOWN, id), [id, minute]);
  if (group === undefined || !needs || !page) return null;
  if (group === null) return <NotHere what="Group" href="#/groups" />;
  return (
    <>
      <GroupHead group={group} />
      <TaskLists needs={needs} now={now} restPath={`/profiles?group=${encodeURIComponent(id)}`} />
      {page.profiles.length === 0 ? (
        <EmptyState tone="unlinked" title="No profiles in this group">
          Choose some under <a href="#/profiles">Profiles</a> and move them here.
        </EmptyState>
      ) : (
        <ProfileTable page={page} now={now} />
      )}
      {page.more && (
        <a class="rest" href={listHash({ ...WHOLE_LIST, group: id })}>
          All profiles of this group
        </a>
      )}
    </>
  );
}

function GroupHead({ group }: { readonly group: GroupRow }) {
  const page = usePage();
  const { run } = useCommand();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const remove = async () => {
    if (await run('removeGroup', { groupId: group.id })) page.openDashboard('/groups');
  };
  return (
    <>
      <header class="page-head">
        <div class="who">
          <GroupDot colour={group.colour} />
          <PageTitle>{group.name}</PageTitle>
        </div>
        <div class="item-actions unprinted">
          <button type="button" class="button" onClick={() => window.print()}>
            <Icon node={Printer} size={14} /> Print
          </button>
          <button
            type="button"
            class="button"
            aria-expanded={open === 'edit'}
            onClick={() => setOpen(open === 'edit' ? null : 'edit')}
          >
            Edit group
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove the group ${group.name}`}
            onClick={() => setOpen(open === 'remove' ? null : 'remove')}
          >
            <Icon node={Trash2} />
          </button>
        </div>
      </header>
      {open === 'edit' && <GroupForm group={group} onSaved={() => setOpen(null)} />}
      {open === 'remove' && (
        <section class="panel" aria-label="Remove this group">
          <p>The group goes; its profiles stay connected, with their history, in no group.</p>
          <div class="queue-actions">
            <button type="button" class="button danger" onClick={() => void remove()}>
              Remove {group.name}
            </button>
            <button type="button" class="button" onClick={() => setOpen(null)}>
              Keep it
            </button>
          </div>
        </section>
      )}
    </>
  );
}
