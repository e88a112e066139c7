import { usePicture } from '@/components/hooks/pictures';
import type { NetworkId } from '@/utils/networks/network';
import { NetworkGlyph } from './network-glyph';

interface AvatarProps {
  readonly name: string;
  /** Null for one that Relink does not look after yet. */
  readonly profileId: string | null;
  readonly network: NetworkId;
}

/** @returns the first letters of the first two words */
export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();
}

/** A profile's picture with the network's glyph at its corner; letters where there is no picture. */
export function Avatar({ name, profileId, network }: AvatarProps) {
  const picture = usePicture(profileId);
  return (
    <span class="avatar" aria-hidden="true">
      {picture ? (
        <img src={picture} alt="" width={32} height={32} decoding="async" />
      ) : (
        <span class="avatar-letters">{initials(name)}</span>
      )}
      <span class="avatar-glyph">
        <NetworkGlyph network={network} size={12} />
      </span>
    </span>
  );
}
