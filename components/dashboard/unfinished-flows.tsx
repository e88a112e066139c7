import { useId } from 'preact/hooks';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { ago } from '@/components/text/dates';
import { countProfiles, networkName } from '@/components/text/network-names';
import { readFlows } from '@/utils/db/reads/flows';

interface UnfinishedFlowsProps {
  readonly now: number;
  readonly onResume: (flowId: string) => void;
}

/** Logins that are connected but whose profiles were not chosen yet: nothing of them is watched until then. */
export function UnfinishedFlows({ now, onResume }: UnfinishedFlowsProps) {
  const id = useId();
  const { run } = useCommand();
  const flows = useLive(readFlows) ?? [];
  const unfinished = flows.flatMap((flow) =>
    flow.step.name === 'choosing' ? [{ flow, found: flow.step.found }] : [],
  );
  if (unfinished.length === 0) return null;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title">
        <span id={id}>Unfinished</span> <span class="count">{unfinished.length}</span>
      </h2>
      <ul class="list">
        {unfinished.map(({ flow, found }) => (
          <li key={flow.id} class="item">
            <span class="bundle-glyph">
              <NetworkGlyph network={flow.network} size={20} />
            </span>
            <div class="item-text">
              <span class="item-name">
                {countProfiles(flow.network, found.length)} found at {networkName(flow.network)}
              </span>
              <span class="item-line">
                Choose which of them Relink looks after · {ago(flow.startedAt, now)}
              </span>
            </div>
            <div class="item-actions">
              <button type="button" class="button primary" onClick={() => onResume(flow.id)}>
                Choose profiles
              </button>
              <button
                type="button"
                class="button"
                onClick={() => void run('dismissFlow', { flowId: flow.id })}
              >
                Discard
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
