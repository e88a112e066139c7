import { useId, useState } from 'preact/hooks';
import { ProfileList } from '@/components/card/profile-list';
import { useLive } from '@/components/hooks/use-live';
import { searchFor } from '@/components/text/search';
import { MINUTE } from '@/utils/core/time';
import { readGroupRows } from '@/utils/db/reads/groups';
import { readProfiles } from '@/utils/db/reads/profiles';

interface FoundProps {
  readonly search: string;
  readonly now: number;
}

const PAGE = 50;

/** What a search finds in the database, in every state; who finds nothing is told so. */
export function Found({ search, now }: FoundProps) {
  const id = useId();
  const [limit, setLimit] = useState(PAGE);
  const page = useLive(
    async (db) => readProfiles(db, 'all', searchFor(search, await readGroupRows(db)), now, limit),
    [search, limit, Math.floor(now / MINUTE)],
  );
  if (!page) return null;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title" id={id}>
        Found
      </h2>
      {page.profiles.length === 0 ? (
        <p class="quiet pad" role="status">
          No profile matches “{search}”.
        </p>
      ) : (
        <ProfileList page={page} now={now} />
      )}
      {page.more && (
        <button type="button" class="rest" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </button>
      )}
    </section>
  );
}
