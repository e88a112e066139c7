import { RefreshCw } from 'lucide';
import { Icon } from '@/components/icons/icon';
import { StateIcon } from '@/components/icons/state-icon';
import type { Headline } from '@/components/text/headline';
import type { SweepRow } from '@/utils/db/rows';

interface HeadProps {
  readonly headline: Headline | null;
  readonly sweep: SweepRow | null;
  readonly onCheck: () => void;
}

/** The sentence at the top, and Check now with its progress. */
export function Head({ headline, sweep, onCheck }: HeadProps) {
  const checking = sweep !== null && sweep.endedAt === null;
  return (
    <header class="head">
      {headline && headline.tone !== 'empty' && <StateIcon state={headline.tone} size={20} />}
      <div class="head-text">
        <h1>{headline?.title ?? 'Relink'}</h1>
        {headline?.note && <p class="quiet">{headline.note}</p>}
      </div>
      {headline?.tone !== 'empty' && (
        <button type="button" class="button check-now" onClick={onCheck} disabled={checking}>
          <Icon node={RefreshCw} size={14} class={checking ? 'spin' : ''} />
          <span>Check now</span>
        </button>
      )}
      {checking && sweep.total > 0 && (
        <progress class="sweep" max={sweep.total} value={sweep.done} aria-label="Progress of the check" />
      )}
    </header>
  );
}
