import { ChevronRight } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { ProfileItem } from '@/components/card/profile-item';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import { readHealthy } from '@/utils/db/reads/profiles';

const PAGE = 50;

interface HealthyProps {
  readonly count: number;
  readonly search: string;
  readonly now: number;
}

/** The profiles that need nobody, folded. They are read when somebody looks, a page at a time. */
export function Healthy({ count, search, now }: HealthyProps) {
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || search !== '';
  return (
    <section class="section" aria-label="Connected">
      <h2 class="section-title">
        <button
          type="button"
          class="fold"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
        >
          <Icon node={ChevronRight} size={14} class="fold-mark" />
          Connected <span class="count">{count}</span>
        </button>
      </h2>
      <div id={id}>{open && <HealthyList search={search} now={now} />}</div>
    </section>
  );
}

function HealthyList({ search, now }: Omit<HealthyProps, 'count'>) {
  const [limit, setLimit] = useState(PAGE);
  const page = useLive((db) => readHealthy(db, search, limit), [search, limit]);
  if (!page) return null;
  if (page.profiles.length === 0) return <p class="quiet pad">No connected profile matches “{search}”.</p>;
  return (
    <>
      <ul class="list">
        {page.profiles.map((profile) => {
          const login = page.logins.get(profile.loginId);
          return login && <ProfileItem key={profile.id} profile={profile} login={login} now={now} />;
        })}
      </ul>
      {page.more && (
        <button type="button" class="rest" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </button>
      )}
    </>
  );
}
