import { useId, useMemo } from 'preact/hooks';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { groupNeeds } from './group-needs';
import { NeedItem } from './need-item';

interface NeedListProps {
  readonly title: string;
  readonly profiles: readonly ProfileRow[];
  /** How many there are in all; more than `profiles` when the list was cut. */
  readonly count: number;
  readonly logins: ReadonlyMap<string, LoginRow>;
  readonly now: number;
  /** Where the rest is. */
  readonly restHref: string;
  readonly restTarget: '_self' | '_blank';
}

/** A region of things to do, with its number. Empty ones are left out. */
export function NeedList({ title, profiles, count, logins, now, restHref, restTarget }: NeedListProps) {
  const id = useId();
  const needs = useMemo(() => groupNeeds(profiles, logins), [profiles, logins]);
  if (needs.length === 0) return null;
  const rest = count - profiles.length;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title">
        <span id={id}>{title}</span> <span class="count">{count}</span>
      </h2>
      <ul class="list">
        {needs.map((need) => (
          <NeedItem key={need.key} need={need} now={now} />
        ))}
      </ul>
      {rest > 0 && (
        <a class="rest" href={restHref} target={restTarget}>
          {rest} more in the dashboard
        </a>
      )}
    </section>
  );
}
