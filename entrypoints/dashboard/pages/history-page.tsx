import { useState } from 'preact/hooks';
import { EmptyState } from '@/components/dashboard/empty-state';
import { EventLine } from '@/components/dashboard/event-line';
import { PageTitle } from '@/components/dashboard/page-title';
import { useLive } from '@/components/hooks/use-live';
import { readHistory } from '@/utils/db/reads/events';

const PAGE = 100;

/** Everything that happened, newest first. */
export function HistoryPage({ now }: { readonly now: number }) {
  const [limit, setLimit] = useState(PAGE);
  const events = useLive((db) => readHistory(db, limit + 1), [limit]);
  return (
    <>
      <header class="page-head">
        <PageTitle>History</PageTitle>
      </header>
      {events && events.length > 0 && (
        <ol class="events">
          {events.slice(0, limit).map(({ event, profile, login }) => (
            <EventLine key={event.id} event={event} profile={profile} login={login} now={now} />
          ))}
        </ol>
      )}
      {events && events.length > limit && (
        <button type="button" class="rest" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </button>
      )}
      {events?.length === 0 && (
        <EmptyState tone="unlinked" title="Nothing has happened yet">
          Every connection, disconnection, renewal and reconnect will be listed here.
        </EmptyState>
      )}
    </>
  );
}
