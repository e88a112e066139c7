import type { LoginState } from '@/utils/db/change-login';
import type { ObtainedGrant } from '@/utils/grants/obtain-grant';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { FoundProfile, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { judgedChange } from '@/utils/states/judged-change';
import { isPending, seeProfiles } from '@/utils/states/see-profiles';

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
  await deps.stores.changeLogin(loginId, (state: LoginState) => {
    const signedInAt = state.login.grant?.grantedAt ?? now;
    const seen = seeProfiles(state.profiles, { kind: 'listed', profiles }, signedInAt, signedInAt);
    // A list that lacks everything is looked at again before anything is said, and verifies nothing until then.
    const doubt = seen.some(isPending) ? { nextCheckAt: now + STRIKE_GAP, verifyBy: now } : {};
    return judgedChange({ ...state.login, ...doubt }, seen, state, now);
  });
  return profiles;
}
