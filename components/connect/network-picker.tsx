import { useId } from 'preact/hooks';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import type { Network, NetworkId } from '@/utils/networks/network';
import { NETWORKS } from '@/utils/networks/registry';

/** One button per network, named after it, with what it needs. */
export function NetworkPicker({ onPick }: { readonly onPick: (id: NetworkId) => void }) {
  return (
    <ul class="picker">
      {Object.values(NETWORKS).map((network) => (
        <NetworkItem key={network.id} network={network} onPick={onPick} />
      ))}
    </ul>
  );
}

interface NetworkItemProps {
  readonly network: Network;
  readonly onPick: (id: NetworkId) => void;
}

function NetworkItem({ network, onPick }: NetworkItemProps) {
  const id = useId();
  return (
    <li class="pick">
      <NetworkGlyph network={network.id} size={24} />
      <div class="item-text">
        <button type="button" class="item-name" aria-describedby={id} onClick={() => onPick(network.id)}>
          {network.name}
        </button>
        <span id={id} class="quiet">
          {network.summary}
        </span>
      </div>
    </li>
  );
}
