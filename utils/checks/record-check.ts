import { clearAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import type { Change, Decision, LoginState } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import { checkRhythm } from '@/utils/health/rhythm';
import type { Deps } from '@/utils/ports/deps';
import { advanced } from '@/utils/states/advance';
import { applyResult } from '@/utils/states/apply-result';
import type { CheckResult } from '@/utils/states/check-result';
import { settle } from '@/utils/states/settle';
import type { Standing } from './sweep-queue';

/** A login as it was when it was checked, with a grant, and what came of it. */
export interface Checked {
  readonly login: LoginRow;
  readonly result: CheckResult;
}

/** @returns what a result means for the other logins of its server, before it is written */
export function standingAfter({ verdict }: CheckResult): Standing {
  if (verdict.kind === 'unknown')
    return verdict.reason === 'rate_limited' && verdict.retryAt !== null ? 'paused' : 'fine';
  return verdict.kind === 'dead' || verdict.kind === 'app_problem' ? 'failing' : 'fine';
}

/**
 * Writes what came of some checks in one transaction. A worker that dies before it has checked them for nothing: their
 * logins are due again when their claim ends. What a renewal has brought on the way was stored by the renewal.
 * @throws the first error, after everything that can be written was written
 */
export async function recordChecks(deps: Deps, checked: readonly Checked[], interval: number): Promise<void> {
  const now = deps.now();
  const restated = new Set<Change>();
  const decisions = checked.map(({ login, result }): Decision => {
    const grantedAt = login.grant?.grantedAt ?? 0;
    const rhythm = checkRhythm(interval, deps.network(login.network).checkEveryMs);
    const decide = (state: LoginState) => {
      const change = applyResult(state, result, grantedAt, rhythm, now);
      if (change && changesState(state, change)) restated.add(change);
      return change;
    };
    return { loginId: login.id, decide };
  });
  const { changes, errors } = await write(deps, decisions);
  await tell(
    deps,
    changes.filter((change) => restated.has(change)),
  );
  await grantPauses(deps, checked);
  if (errors.length > 0) throw errors[0];
}

interface Written {
  readonly changes: readonly Change[];
  readonly errors: readonly unknown[];
}

/** All together; one by one where that fails, so that a login that cannot be written takes no other with it. */
async function write(deps: Deps, decisions: readonly Decision[]): Promise<Written> {
  try {
    return { changes: await deps.stores.changeLogins(decisions), errors: [] };
  } catch (error) {
    if (decisions.length === 1) return { changes: [], errors: [error] };
    const alone: Written[] = [];
    for (const decision of decisions) alone.push(await write(deps, [decision]));
    return {
      changes: alone.flatMap(({ changes }) => changes),
      errors: alone.flatMap(({ errors }) => errors),
    };
  }
}

/** A server that has asked for a pause is left alone with all its logins. */
async function grantPauses(deps: Deps, checked: readonly Checked[]): Promise<void> {
  for (const { login, result } of checked) {
    const { verdict } = result;
    if (verdict.kind === 'unknown' && verdict.reason === 'rate_limited' && verdict.retryAt !== null)
      await deps.stores.postponeServer(login.network, login.server, verdict.retryAt, deps.now());
  }
}

/** A new name or avatar is written, but nothing on the toolbar follows from it. */
function changesState({ profiles }: LoginState, change: Change): boolean {
  const before = new Map(profiles.map((profile) => [profile.id, profile.state]));
  return change.profiles?.some((profile) => before.get(profile.id) !== profile.state) ?? false;
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

/** Lets time alone do its part: a warning window begins, a date passes. */
export async function advanceStates(deps: Deps): Promise<void> {
  const now = deps.now();
  const due = await deps.stores.stateDueLogins(now);
  if (due.length === 0) return;
  const isPaused = await deps.stores.pausesAt(now);
  for (const loginId of due) {
    const change = await deps.stores.changeLogin(loginId, (state) =>
      advanced(state, isPaused(state.login), now),
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
