import type { Change, LoginState } from '@/utils/db/change-login';
import { ASKED, type LoginRow } from '@/utils/db/rows';
import { nextAfterFailure, retryAt, verifyBy } from '@/utils/health/rhythm';
import { isRefutedByRenewal, raiseSuspicion, STRIKE_GAP } from '@/utils/health/suspicion';
import { needsPerson, type Verdict } from '@/utils/health/verdict';
import type { CheckResult } from './check-result';
import { judgedChange } from './judged-change';
import { isPending, seeProfiles } from './see-profiles';

type UnknownVerdict = Extract<Verdict, { kind: 'unknown' }>;

/**
 * What a check's result makes of a login and its profiles. A failing answer becomes a suspicion here; `settle` decides,
 * with the other logins of the server in view, whether it is proof.
 * `grantedAt`: of the grant that was checked. A failing answer to a grant that the person has replaced since is dropped.
 * `now`: when it is written, which may be long after the answer came.
 */
export function applyResult(
  state: LoginState,
  result: CheckResult,
  grantedAt: number,
  rhythm: number,
  now: number,
): Change | null {
  const { login } = state;
  if (!login.grant) return null;
  if (result.verdict.kind !== 'ok' && login.grant.grantedAt !== grantedAt) return null;
  const change = changeAfter(state, result, rhythm, now);
  return change.login && wasAskedAgain(login, result)
    ? { ...change, login: { ...change.login, nextCheckAt: ASKED, checkAsked: login.checkAsked } }
    : change;
}

/** Asked for since this check began: its answer may be older than what the person wants to know. A pause is obeyed. */
function wasAskedAgain({ nextCheckAt }: LoginRow, { verdict }: CheckResult): boolean {
  const isPause = verdict.kind === 'unknown' && verdict.retryAt !== null;
  return nextCheckAt === ASKED && !isPause;
}

function changeAfter(state: LoginState, result: CheckResult, rhythm: number, now: number): Change {
  const { login } = state;
  // A clock that was set back in between must leave nothing in the future.
  const at = Math.min(result.at, now);
  const checked: LoginRow = { ...login, lastCheckedAt: at, checkAsked: false };
  const { verdict } = result;
  switch (verdict.kind) {
    case 'ok': {
      const signedInAt = login.grant?.grantedAt ?? login.connectedAt;
      const profiles = seeProfiles(state.profiles, result.profiles, signedInAt, at);
      const proved = verified(checked, result, rhythm, at);
      return judgedChange(
        profiles.some(isPending) ? inDoubt(proved, login, now) : proved,
        profiles,
        state,
        now,
      );
    }
    case 'unknown':
      return unverified(couldNotTell(checked, verdict, rhythm, now), state, now);
    case 'dead':
    case 'app_problem': {
      const { evidence } = verdict;
      const accusation =
        verdict.kind === 'dead'
          ? { cause: verdict.cause, proof: verdict.proof, evidence }
          : { cause: 'app_problem' as const, proof: 'ambiguous' as const, evidence };
      if (isRefutedByRenewal(accusation, renewedAt(login), at)) {
        const refuted = { kind: 'unknown', reason: 'unconfirmed', retryAt: null, evidence } as const;
        return unverified(couldNotTell(checked, refuted, rhythm, now), state, now);
      }
      const suspicion = raiseSuspicion(login.suspicion, accusation, at);
      const nextCheckAt = nextAfterFailure(login.death !== null, suspicion.lastAt, rhythm, now);
      // It could be asked, so nothing keeps Relink from checking any more, and no pause runs.
      const isOver =
        login.unknown && (needsPerson(login.unknown.reason) || login.unknown.reason === 'rate_limited');
      const unknown = isOver ? null : login.unknown;
      return unverified({ ...checked, suspicion, unknown, nextCheckAt, failures: 0 }, state, now);
    }
  }
}

/** When Relink itself last replaced the tokens; null where they are those of the person's sign-in. */
function renewedAt({ grant }: LoginRow): number | null {
  return grant && grant.renewedAt > grant.grantedAt ? grant.renewedAt : null;
}

function couldNotTell(
  login: LoginRow,
  { reason, evidence, retryAt: named }: UnknownVerdict,
  rhythm: number,
  now: number,
): LoginRow {
  // What only the person can mend begins with its own reason, not with an outage before it.
  const goesOn = !needsPerson(reason) || login.unknown?.reason === reason;
  const since = goesOn ? (login.unknown?.since ?? now) : now;
  const nextCheckAt = retryAt(login.failures, named, rhythm, now);
  return { ...login, unknown: { reason, since, evidence }, failures: login.failures + 1, nextCheckAt };
}

/** Nothing is proved anew; but a renewal that failed on the way may have brought a date near. */
function unverified(login: LoginRow, state: LoginState, now: number): Change {
  return judgedChange(login, state.profiles, state, now);
}

/**
 * The account answers, but its list lacks a profile: until the second look, ten minutes later whatever the rhythm is, the
 * proof before it stays the newest. What was not listed is not verified.
 */
function inDoubt(proved: LoginRow, before: LoginRow, now: number): LoginRow {
  const { lastVerifiedAt, verifyBy, unknown } = before;
  return {
    ...proved,
    lastVerifiedAt,
    verifyBy,
    nextCheckAt: Math.min(proved.nextCheckAt, now + STRIKE_GAP),
    unknown: { reason: 'unconfirmed', since: unknown?.since ?? now, evidence: null },
  };
}

/** `at`: when the answer came. A sign-in since then is a newer proof. */
function verified(login: LoginRow, result: CheckResult, rhythm: number, at: number): LoginRow {
  const { account } = result;
  const isOlder = login.grant !== null && login.grant.grantedAt > at;
  const verifiedAt = isOlder ? login.lastVerifiedAt : at;
  return {
    ...login,
    ...(account ? { name: account.name, handle: account.handle, avatar: account.avatar } : {}),
    lastVerifiedAt: verifiedAt,
    verifyBy: verifyBy(verifiedAt, rhythm),
    nextCheckAt: verifiedAt + rhythm,
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
  };
}
