import { useId } from 'preact/hooks';
import { PageTitle } from '@/components/dashboard/page-title';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { lengthOf } from '@/components/text/dates';
import { MINUTE } from '@/utils/core/time';
import { createSettingStore } from '@/utils/db/settings';

const MINUTES = [5, 10, 15, 30, 60, 120, 240, 360, 720];

/** How often Relink checks, the person's own apps, and what happens with what Relink knows. */
export function SettingsPage() {
  const id = useId();
  const { run } = useCommand();
  const interval = useLive((db) => createSettingStore(db).checkInterval());
  if (interval === undefined) return null;
  const current = interval / MINUTE;
  const choices = MINUTES.includes(current) ? MINUTES : [...MINUTES, current].sort((a, b) => a - b);
  return (
    <>
      <header class="page-head">
        <PageTitle>Settings</PageTitle>
      </header>
      <section class="panel" aria-label="Checks">
        <h2>Checks</h2>
        <div class="field">
          <label for={id}>Check every</label>
          <select
            id={id}
            value={String(current)}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const minutes = Number(event.currentTarget.value);
              void run('saveInterval', { minutes }, () => `Saved: every ${lengthOf(minutes * MINUTE)}.`);
            }}
          >
            {choices.map((minutes) => (
              <option key={minutes} value={String(minutes)}>
                {lengthOf(minutes * MINUTE)}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} class="hint">
            Networks that limit or charge for requests are asked less often.
          </p>
        </div>
      </section>
      <section class="panel" aria-label="Apps">
        <h2>Apps</h2>
        <p>Some networks let Relink in only through an app that you register there.</p>
        <p>
          <a href="#/settings/apps">Set up apps</a>
        </p>
      </section>
      <section class="panel" aria-label="Privacy">
        <h2>Privacy</h2>
        <p>
          Logins, profiles and their history stay in this browser. Tokens and secrets are stored encrypted and
          are sent to nobody but the network they belong to. Relink has no server and collects nothing.
        </p>
      </section>
    </>
  );
}
