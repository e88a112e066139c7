import { siBluesky, siFacebook, siMastodon, siOpenid, siX } from 'simple-icons';
import type { NetworkId } from '@/utils/networks/network';

const PATHS: Record<NetworkId, string> = {
  facebook: siFacebook.path,
  x: siX.path,
  bluesky: siBluesky.path,
  mastodon: siMastodon.path,
  custom: siOpenid.path,
};

/** The mark of a network in its colour. Decorative: its name stands beside it or in a label. */
export function NetworkGlyph({
  network,
  size = 16,
}: {
  readonly network: NetworkId;
  readonly size?: number;
}) {
  return (
    <svg
      class={`glyph glyph-${network}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[network]} />
    </svg>
  );
}
