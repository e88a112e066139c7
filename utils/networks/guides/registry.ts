import type { NetworkId } from '@/utils/networks/network';
import { bluesky } from './bluesky';
import { custom } from './custom';
import { facebook } from './facebook';
import type { Guide } from './guide';
import { mastodon } from './mastodon';
import { x } from './x';

const GUIDES: Readonly<Record<NetworkId, Guide>> = { facebook, x, bluesky, mastodon, custom };

/** @returns what a person can do at that network; for pages only */
export function guideTo(id: NetworkId): Guide {
  return GUIDES[id];
}
