import { useState } from 'preact/hooks';
import { CheckNow } from '@/components/dashboard/check-now';
import { EmptyState } from '@/components/dashboard/empty-state';
import { ProfileTable } from '@/components/dashboard/profile-table';
import { useLive } from '@/components/hooks/use-live';
import { SearchField } from '@/components/popup/search-field';
import { searchFor } from '@/components/text/search';
import { MINUTE } from '@/utils/core/time';
import { type ProfileFilter, readProfiles } from '@/utils/db/reads/profiles';

const PAGE = 100;

const FILTERS: readonly { readonly value: ProfileFilter; readonly label: string }[] = [
  { value: 'all', label: 'All states' },
  { value: 'disconnected', label: 'Disconnected' },
  { value: 'expiring', label: 'Expiring soon' },
  { value: 'connected', label: 'Connected' },
  { value: 'unverified', label: 'Not verified' },
  { value: 'unlinked', label: 'Unlinked' },
];

interface ProfilesPageProps {
  readonly now: number;
  readonly onConnect: () => void;
}

/** Every profile by name, with search and a filter by state. */
export function ProfilesPage({ now, onConnect }: ProfilesPageProps) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<ProfileFilter>('all');
  const [limit, setLimit] = useState(PAGE);
  const minute = Math.floor(now / MINUTE);
  const page = useLive(
    (db) => readProfiles(db, filter, searchFor(search), now, limit),
    [filter, search, limit, minute],
  );
  const narrowed = filter !== 'all' || search !== '';
  return (
    <>
      <header class="page-head">
        <h1>Profiles</h1>
        <CheckNow now={now} />
      </header>
      <div class="filters">
        <SearchField value={search} onInput={setSearch} />
        <select
          aria-label="State"
          value={filter}
          onChange={(event) => {
            const chosen = FILTERS.find(({ value }) => value === event.currentTarget.value);
            if (chosen) setFilter(chosen.value);
          }}
        >
          {FILTERS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {page && page.profiles.length > 0 && <ProfileTable page={page} now={now} />}
      {page?.more && (
        <button type="button" class="rest" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </button>
      )}
      {page?.profiles.length === 0 &&
        (narrowed ? (
          <p class="quiet">No profile matches.</p>
        ) : (
          <EmptyState tone="unlinked" title="No profiles yet">
            <p>Pages, channels and accounts that you connect will be listed here.</p>
            <button type="button" class="button primary" onClick={onConnect}>
              Choose a network
            </button>
          </EmptyState>
        ))}
    </>
  );
}
