import { clearAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import type { Change, LoginState } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import { checkRhythm } from '@/utils/health/rhythm';
import type { Deps } from '@/utils/ports/deps';
import { applyResult } from '@/utils/states/apply-result';
import type { CheckResult } from '@/utils/states/check-result';
import { judgedChange } from '@/utils/states/judged-change';
import { settle } from '@/utils/states/settle';
import type { Recorded } from './sweep-queue';

/**
 * Writes what came of a check in one transaction.
 * `login`: as it was when it was checked, with a grant.
 * @returns `failing` when its server's logins must be settled, `paused` when the server has asked for a pause
 */
export async function recordCheck(
  deps: Deps,
  login: LoginRow,
  result: CheckResult,
  interval: number,
): Promise<Recorded> {
  const grantedAt = login.grant?.grantedAt ?? 0;
  const rhythm = checkRhythm(interval, deps.network(login.network).checkEveryMs);
  const now = deps.now();
  let restated = false;
  const change = await deps.stores.changeLogin(login.id, (state) => {
    const applied = applyResult(state, result, grantedAt, rhythm, now);
    restated = changesState(state, applied);
    return applied;
  });
  const { verdict } = result;
  if (change && restated) await tell(deps, [change]);
  if (verdict.kind === 'unknown' && verdict.reason === 'rate_limited' && verdict.retryAt !== null) {
    await deps.stores.postponeServer(login.network, login.server, verdict.retryAt);
    return 'paused';
  }
  return verdict.kind === 'dead' || verdict.kind === 'app_problem' ? 'failing' : 'fine';
}

/** A new name or avatar is written, but nothing on the toolbar follows from it. */
function changesState({ profiles }: LoginState, change: Change | null): boolean {
  const before = new Map(profiles.map((profile) => [profile.id, profile.state]));
  return change?.profiles?.some((profile) => before.get(profile.id) !== profile.state) ?? false;
}

/** Judges the suspicions of one server, with all its logins in view. */
export async function settleServer(
  deps: Deps,
  { network, server }: LoginRow,
  interval: number,
): Promise<void> {
  const rhythm = checkRhythm(interval, deps.network(network).checkEveryMs);
  const changes = await deps.stores.changeServer(network, server, (logins, profilesOf) =>
    settle(logins, profilesOf, rhythm, deps.now()),
  );
  await tell(deps, changes);
}

/** Lets time alone change states: a warning window begins, a date passes. */
export async function advanceStates(deps: Deps): Promise<void> {
  const now = deps.now();
  for (const loginId of await deps.stores.stateDueLogins(now)) {
    const change = await deps.stores.changeLogin(loginId, (state) =>
      judgedChange(state.login, state.profiles, state, now),
    );
    if (change) await tell(deps, [change]);
  }
}

/** The badge follows in the same moment as the state, and what has recovered is no longer announced. */
async function tell(deps: Deps, changes: readonly Change[]): Promise<void> {
  const changed = changes.filter((change) => (change.profiles?.length ?? 0) > 0);
  if (changed.length === 0) return;
  await repaintBadge(deps);
  for (const { events = [] } of changed) {
    const recovered = events.find((event) => event.kind === 'recovered');
    if (recovered) await clearAlerts(deps, recovered.loginId);
  }
}
