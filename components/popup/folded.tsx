import { ChevronRight } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { ProfileList } from '@/components/card/profile-list';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import { stateWord } from '@/components/text/state-words';
import { MINUTE } from '@/utils/core/time';
import { type ConnectedCounts, readProfiles } from '@/utils/db/reads/profiles';

const PAGE = 50;

interface FoldedProps {
  readonly state: 'connected' | 'unverified';
  /** Null where nobody has counted. */
  readonly count: number | null;
  readonly now: number;
}

/** The profiles that need nobody, folded: those that are verified, apart from those that are not. */
export function NobodyNeeded({
  counts,
  ...shown
}: Pick<FoldedProps, 'now'> & { readonly counts: ConnectedCounts }) {
  const { all, unverified } = counts;
  const verified = unverified === null ? null : all - unverified;
  return (
    <>
      {all > 0 && unverified !== 0 && <Folded state="unverified" count={unverified} {...shown} />}
      {all > 0 && verified !== 0 && <Folded state="connected" count={verified} {...shown} />}
    </>
  );
}

/** One state's profiles. They are read when somebody looks, a page at a time. */
function Folded({ state, count, now }: FoldedProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const title = stateWord(state);
  return (
    <section class="section" aria-label={title}>
      <h2 class="section-title">
        <button
          type="button"
          class="fold"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon node={ChevronRight} size={14} class="fold-mark" />
          {title} {count !== null && <span class="count">{count}</span>}
        </button>
      </h2>
      <div id={id}>{open && <FoldedList state={state} now={now} />}</div>
    </section>
  );
}

function FoldedList({ state, now }: Omit<FoldedProps, 'count'>) {
  const [limit, setLimit] = useState(PAGE);
  const minute = Math.floor(now / MINUTE);
  const page = useLive((db) => readProfiles(db, state, null, now, limit), [state, limit, minute]);
  if (!page) return null;
  return (
    <>
      <ProfileList page={page} now={now} />
      {page.more && (
        <button type="button" class="rest" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </button>
      )}
    </>
  );
}
