import { missingText, restoredTitle } from '@/utils/core/restored-text';
import type { FlowResult } from '@/utils/db/rows';
import type { NetworkId } from '@/utils/networks/network';
import { countProfiles, networkName, nounOf } from './network-names';

/** @returns the sentence after a reconnect: "2 of 3 pages are connected again. Missing: Acme Bakery" */
export function restoredText(network: NetworkId, result: FlowResult | undefined): string {
  if (!result) return 'Access was granted again.';
  if (result.kind === 'not_listed') {
    const many = nounOf(network).many;
    return `Access was granted again, but ${networkName(network)} did not list the ${many}. The next check asks again.`;
  }
  const { names, missing } = result;
  const title = restoredTitle(names, missing, nounOf(network));
  // A single profile that did not come back is named by the title already.
  return names.length > 0 && missing.length > 0 ? `${title}. ${missingText(missing)}.` : `${title}.`;
}

/** @returns what one Reconnect of a login restores: "restores all 3 pages" */
export function restoresText(network: NetworkId, profiles: number): string {
  return profiles === 2
    ? `restores both ${countProfiles(network, 2).slice(2)}`
    : `restores all ${countProfiles(network, profiles)}`;
}
