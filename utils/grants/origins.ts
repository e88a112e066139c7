import { Failure } from '@/utils/core/failure';
import type { Network, Place } from '@/utils/networks/network';
import { originsOf } from '@/utils/networks/origins';
import type { Deps } from '@/utils/ports/deps';

/**
 * The hosts of a place that need a permission. A network that sends CORS headers needs none.
 * @throws Failure `host_permission_missing` with the patterns that a click has to grant
 */
export async function requireOrigins(
  deps: Pick<Deps, 'permissions'>,
  network: Network,
  place: Place,
): Promise<void> {
  const missing = await missingOrigins(deps, network, place);
  const [first] = missing;
  if (first)
    throw new Failure('host_permission_missing', {
      origins: missing,
      host: new URL(first.replace('*', '')).host,
    });
}

/** @returns the host patterns of a place that are not granted (any more) */
export async function missingOrigins(
  deps: Pick<Deps, 'permissions'>,
  network: Network,
  place: Place,
): Promise<readonly string[]> {
  return deps.permissions.missing(originsOf(network, place));
}
