import { missingText, namesText, restoredTitle } from '@/utils/core/restored-text';
import type { AddedResult, FlowResult, FlowRow } from '@/utils/db/rows';
import type { NetworkId } from '@/utils/networks/network';
import { countProfiles, nounOf, placeNameOf } from './network-names';

/** @returns the sentence after a sign-in: "2 of 3 pages are connected again. Missing: Acme Bakery" */
export function resultText(
  place: Pick<FlowRow, 'network' | 'server'>,
  result: FlowResult | undefined,
): string {
  const { network } = place;
  if (!result) return 'Access was granted.';
  if (result.kind === 'added') return addedText(network, result);
  if (result.kind === 'not_listed') {
    const many = nounOf(network).many;
    return `Access was granted again, but ${placeNameOf(place)} did not list the ${many}. The next check asks again.`;
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

/** @returns the sentence after a connect: "3 pages are connected." */
function addedText(network: NetworkId, { names, limited, watched }: AddedResult): string {
  const all = names.length + limited.length;
  if (all === 0) {
    return watched.length === 1
      ? `${watched[0]} was looked after already. Its access is renewed.`
      : `All ${countProfiles(network, watched.length)} were looked after already. Their access is renewed.`;
  }
  const are = names.length === 1 ? 'is' : 'are';
  if (limited.length === 0) return `${all === 1 ? names[0] : countProfiles(network, all)} ${are} connected.`;
  return `${names.length} of ${countProfiles(network, all)} ${are} connected. Cannot be posted to yet: ${namesText(limited)}.`;
}
