import { useLayoutEffect, useState } from 'preact/hooks';
import { CheckNow } from '@/components/dashboard/check-now';
import { EmptyState } from '@/components/dashboard/empty-state';
import { PageTitle } from '@/components/dashboard/page-title';
import { ProfileTable, type Selection } from '@/components/dashboard/profile-table';
import { LIST_PAGE, type ListView, listHash } from '@/components/dashboard/route';
import { GroupSelect } from '@/components/groups/group-select';
import { MoveTo } from '@/components/groups/move-to';
import { useLive } from '@/components/hooks/use-live';
import { replaceHash } from '@/components/hooks/use-route';
import { SearchField } from '@/components/popup/search-field';
import { searchFor } from '@/components/text/search';
import { stateWord } from '@/components/text/state-words';
import { MINUTE } from '@/utils/core/time';
import { readGroupRows } from '@/utils/db/reads/groups';
import { ANY_GROUP, PROFILE_FILTERS, readProfiles } from '@/utils/db/reads/profiles';

interface ProfilesPageProps {
  /** What the address says; what the person changes is written back to it. */
  readonly view: ListView;
  readonly now: number;
  readonly onConnect: () => void;
}

/** Every profile by name, with search and a filter by state. */
export function ProfilesPage({ view: first, now, onConnect }: ProfilesPageProps) {
  const [view, setView] = useState(first);
  const { filter, search, group, limit } = view;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const groups = useLive(readGroupRows) ?? [];
  // The list follows the keys, the address follows the list: a browser may refuse to change it so often.
  useLayoutEffect(() => replaceHash(listHash(view)), [view]);
  const minute = Math.floor(now / MINUTE);
  const page = useLive(
    async (db) => readProfiles(db, filter, searchFor(search, await readGroupRows(db)), now, limit, group),
    [filter, search, limit, group, minute],
  );
  const narrowed = filter !== 'all' || search !== '' || group !== ANY_GROUP;
  const selection: Selection = {
    ids: ticked,
    toggle: (ids, isTicked) =>
      setTicked(new Set(isTicked ? [...ticked, ...ids] : [...ticked].filter((id) => !ids.includes(id)))),
  };
  const empty = page?.profiles.length === 0 && !narrowed;
  return (
    <>
      <header class="page-head">
        <PageTitle>Profiles</PageTitle>
        {!empty && <CheckNow now={now} />}
      </header>
      {!empty && (
        <div class="filters">
          <SearchField
            value={search}
            onInput={(typed) => setView({ ...view, search: typed, limit: LIST_PAGE })}
          />
          <select
            aria-label="State"
            value={filter}
            onChange={(event) => {
              const chosen = PROFILE_FILTERS.find((known) => known === event.currentTarget.value);
              if (chosen) setView({ ...view, filter: chosen, limit: LIST_PAGE });
            }}
          >
            {PROFILE_FILTERS.map((known) => (
              <option key={known} value={known}>
                {known === 'all' ? 'All states' : stateWord(known)}
              </option>
            ))}
          </select>
          <GroupSelect
            none
            value={group}
            onChange={(chosen) => setView({ ...view, group: chosen, limit: LIST_PAGE })}
          />
        </div>
      )}
      {ticked.size > 0 && (
        <section class="selected" aria-label="Selected profiles">
          <span role="status">{ticked.size} selected</span>
          <MoveTo
            profileIds={[...ticked]}
            value={null}
            label="Move to group"
            onMoved={() => setTicked(new Set())}
          />
          <button type="button" class="button" onClick={() => setTicked(new Set())}>
            Clear selection
          </button>
        </section>
      )}
      {page && page.profiles.length > 0 && (
        <ProfileTable page={page} now={now} selection={groups.length > 0 ? selection : undefined} />
      )}
      {page?.more && (
        <button type="button" class="rest" onClick={() => setView({ ...view, limit: limit + LIST_PAGE })}>
          Show more
        </button>
      )}
      {page?.profiles.length === 0 && narrowed && <p class="quiet">No profile matches.</p>}
      {empty && (
        <EmptyState tone="unlinked" title="No profiles yet">
          <p>Pages, channels and accounts that you connect will be listed here.</p>
          <button type="button" class="button primary" onClick={onConnect}>
            Choose a network
          </button>
        </EmptyState>
      )}
    </>
  );
}
