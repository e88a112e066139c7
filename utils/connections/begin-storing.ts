import { dropForeignGrant } from '@/utils/grants/discard-grant';
import type { ObtainedGrant } from '@/utils/grants/obtain-grant';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import type { Flow } from './flow';

/**
 * The last moment at which a sign-in can be cancelled. One that was cancelled meanwhile has brought a grant that nobody
 * wants: it is ended, and nothing of it is stored.
 * @throws Failure `cancelled`
 */
export async function beginStoring(
  deps: Deps,
  network: Network,
  grant: ObtainedGrant,
  flow: Flow,
): Promise<void> {
  try {
    await flow.step({ name: 'storing' });
  } catch (error) {
    await dropForeignGrant(deps, network, grant);
    throw error;
  }
}
