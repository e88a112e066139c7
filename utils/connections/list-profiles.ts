import type { LoginState } from '@/utils/db/change-login';
import type { ObtainedGrant } from '@/utils/grants/obtain-grant';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { FoundProfile, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { judgedChange } from '@/utils/states/judged-change';
import { seeProfiles } from '@/utils/states/see-profiles';

/**
 * Lists the profiles of a grant that has just been accepted and brings the stored ones up to date.
 * @returns the profiles found; the error is the caller's to weigh, the grant is stored already
 */
export async function listProfiles(
  deps: Deps,
  network: Network,
  loginId: string,
  grant: ObtainedGrant,
): Promise<readonly FoundProfile[]> {
  const fetch = bindToHosts(deps.fetch, network.hosts(grant.place));
  const profiles = await converse(network.listProfiles(grant.session, grant.account), fetch);
  const now = deps.now();
  await deps.stores.changeLogin(loginId, (state: LoginState) =>
    judgedChange(state.login, seeProfiles(state.profiles, { kind: 'listed', profiles }, now), state, now),
  );
  return profiles;
}
