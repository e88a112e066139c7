import type { Deps } from '@/utils/ports/deps';
import { badge } from './badge';

/** Paints the badge from the database: called after every transaction that can change a state. */
export async function repaintBadge(deps: Pick<Deps, 'now' | 'stores' | 'paintBadge'>): Promise<void> {
  await deps.paintBadge(badge(await deps.stores.countProfiles(deps.now())));
}
