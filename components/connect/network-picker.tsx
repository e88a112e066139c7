import { useId } from 'preact/hooks';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import type { Network, NetworkId } from '@/utils/networks/network';
import { NETWORKS } from '@/utils/networks/registry';

/** One button per network, named after it, with what it needs. */
export function NetworkPicker({ onPick }: { readonly onPick: (id: NetworkId) => void }) {
  return (
    <ul class="picker">
      {Object.values(NETWORKS).map((network) => (
        <li key={network.id}>
          <NetworkButton network={network} onPick={onPick} />
        </li>
      ))}
    </ul>
  );
}

interface NetworkButtonProps {
  readonly network: Network;
  readonly onPick: (id: NetworkId) => void;
}

function NetworkButton({ network, onPick }: NetworkButtonProps) {
  const id = useId();
  return (
    <button
      type="button"
      class="pick"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-summary`}
      onClick={() => onPick(network.id)}
    >
      <NetworkGlyph network={network.id} size={24} />
      <span class="item-text">
        <span id={`${id}-name`} class="item-name">
          {network.name}
        </span>
        <span id={`${id}-summary`} class="quiet">
          {network.summary}
        </span>
      </span>
    </button>
  );
}
