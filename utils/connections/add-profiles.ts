import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import type { AddedResult, EventRow, FlowRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import type { FoundProfile } from '@/utils/networks/network';
import { loadPictures } from '@/utils/pictures/load-pictures';
import type { Deps } from '@/utils/ports/deps';
import { judgedChange } from '@/utils/states/judged-change';

/**
 * Adds the chosen ones of the profiles that a connect has found. One that is there already is brought up to date, and an
 * unlinked one comes back with its history: no duplicate can arise.
 * @returns how many profiles were chosen
 * @throws Failure `gone` when the flow is not waiting for a choice, or its login was unlinked in the meantime
 */
export async function addProfiles(
  deps: Deps,
  flowId: string,
  networkIds: readonly string[],
): Promise<number> {
  const flow = await deps.stores.getFlow(flowId);
  if (flow?.step.name !== 'choosing' || flow.loginId === null) throw new Failure('gone');
  const chosen = flow.step.found.filter((profile) => networkIds.includes(profile.networkId));
  await linkFound(deps, flow, flow.loginId, chosen);
  return chosen.length;
}

/**
 * Links profiles of a login and ends the flow that has found them, in one transaction.
 * @throws Failure `gone` when the login was unlinked in the meantime
 */
export async function linkFound(
  deps: Deps,
  flow: FlowRow,
  loginId: string,
  chosen: readonly FoundProfile[],
): Promise<void> {
  const now = deps.now();
  const change = await deps.stores.changeLogin(loginId, (state) => {
    if (!state.login.grant) return null;
    const known = new Map(state.profiles.map((profile) => [profile.networkId, profile]));
    const rows = chosen.map((found) =>
      linkedProfile(known.get(found.networkId), found, state.login, deps.newId, now),
    );
    const judged = judgedChange(state.login, rows, state, now);
    const fresh = chosen.filter((found) => (known.get(found.networkId)?.state ?? 'unlinked') === 'unlinked');
    const ids = new Set(fresh.map(({ networkId }) => networkId));
    const events = rows.filter((row) => ids.has(row.networkId)).map((row) => added(row, now));
    const step = { name: 'done', profiles: chosen.length, result: resultOf(chosen, ids) } as const;
    return { ...judged, events, flow: { ...flow, loginId, step, endedAt: now } };
  });
  if (!change) throw new Failure('gone');
  await deps.stores.dropOlderChoices(loginId, flow.id);
  await repaintBadge(deps);
  void loadPictures(deps);
}

function resultOf(chosen: readonly FoundProfile[], fresh: ReadonlySet<string>): AddedResult {
  const named = (which: (profile: FoundProfile) => boolean) => chosen.filter(which).map(({ name }) => name);
  return {
    kind: 'added',
    names: named((profile) => fresh.has(profile.networkId) && profile.limit === null),
    limited: named((profile) => fresh.has(profile.networkId) && profile.limit !== null),
    watched: named((profile) => !fresh.has(profile.networkId)),
  };
}

function linkedProfile(
  known: ProfileRow | undefined,
  found: FoundProfile,
  login: LoginRow,
  newId: () => string,
  now: number,
): ProfileRow {
  const { networkId, kind, name, handle, avatar, url } = found;
  const limit = found.limit ? { cause: found.limit, at: now, evidence: null } : null;
  const seen = { networkId, kind, name, handle, avatar, url, limit, missingSince: null };
  if (known && known.state !== 'unlinked') return { ...known, ...seen };
  const linked = { state: 'connected', cause: null, evidence: null, stateSince: now } as const;
  if (known) return { ...known, ...seen, ...linked };
  return {
    ...seen,
    ...linked,
    id: newId(),
    source: 'login',
    loginId: login.id,
    network: login.network,
    addedAt: now,
  };
}

function added(profile: ProfileRow, now: number): EventRow {
  const { id: profileId, loginId } = profile;
  return { at: now, kind: 'connected', loginId, profileId, cause: null, failure: null, evidence: null };
}
