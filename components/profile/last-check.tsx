import { lastCheckText } from '@/components/text/last-check';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';

interface LastCheckProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly now: number;
}

/** What the last check has proved; it is announced when the next one has ended. */
export function LastCheck({ profile, login, now }: LastCheckProps) {
  const text = lastCheckText(profile, login, now);
  if (text === null) return null;
  return (
    <section class="panel" aria-label="Last check">
      <h2>Last check</h2>
      <p role="status">{text}</p>
    </section>
  );
}
