import { useId } from 'preact/hooks';
import { useCommand } from '@/components/hooks/use-command';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { ago } from '@/components/text/dates';
import { countProfiles, placeNameOf } from '@/components/text/network-names';
import type { OpenChoice } from '@/utils/db/reads/choices';
import { Parts } from './parts';

interface UnfinishedProps {
  readonly choices: readonly OpenChoice[];
  readonly now: number;
  readonly onResume: (flowId: string) => void;
}

/** Logins that are connected but whose profiles were not chosen yet: nothing of them is looked after until then. */
export function Unfinished({ choices, now, onResume }: UnfinishedProps) {
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title">
        <span id={id}>Unfinished</span> <span class="count">{choices.length}</span>
      </h2>
      <ul class="list">
        {choices.map((choice) => (
          <UnfinishedItem key={choice.flow.id} choice={choice} now={now} onResume={onResume} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedItem({
  choice: { flow, login, found },
  now,
  onResume,
}: Omit<UnfinishedProps, 'choices'> & { readonly choice: OpenChoice }) {
  const { run } = useCommand();
  const told = `${countProfiles(login.network, found.length)} found at ${placeNameOf(login)}`;
  return (
    <li class="item" aria-label={`${login.name}, sign-in not finished: ${told}`}>
      <span class="bundle-glyph">
        <NetworkGlyph network={login.network} size={20} />
      </span>
      <div class="item-text">
        <span class="item-name">{login.name}</span>
        <span class="item-line">
          <Parts text={`${told} · ${ago(flow.startedAt, now)}`} />
        </span>
      </div>
      <div class="item-actions">
        <button
          type="button"
          class="button primary"
          aria-label={`Choose profiles of ${login.name}`}
          onClick={() => onResume(flow.id)}
        >
          Choose profiles
        </button>
        <button
          type="button"
          class="button"
          aria-label={`Discard the sign-in of ${login.name}`}
          onClick={() => void run('dismissFlow', { flowId: flow.id })}
        >
          Discard
        </button>
      </div>
    </li>
  );
}
