import type { Deps } from '@/utils/ports/deps';

/** Notes, before the first sweep, since when nothing had run: pages say so until that sweep is done. */
export async function noteIdleTime(deps: Pick<Deps, 'now' | 'stores'>): Promise<void> {
  const now = deps.now();
  const [lastAwake, interval, due] = await Promise.all([
    deps.stores.lastAwake(),
    deps.stores.checkInterval(),
    deps.stores.countDue(now),
  ]);
  if (lastAwake === null || due === 0 || now - lastAwake <= 2 * interval) return;
  await deps.stores.putSweep({
    id: 'sweep',
    startedAt: now,
    endedAt: null,
    total: due,
    done: 0,
    idleSince: lastAwake,
  });
}
