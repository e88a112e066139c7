import type { LoginRow } from '@/utils/db/rows';
import { evidenceOf, type FailedVerdict, failedVerdict } from '@/utils/grants/failed-verdict';
import { missingOrigins } from '@/utils/grants/origins';
import { placeOf, sessionOf } from '@/utils/grants/place';
import { renewSilently } from '@/utils/grants/renew-silently';
import type { GrantFacts } from '@/utils/health/grant';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import { httpsOnly } from '@/utils/http/https-only';
import type { Fetch } from '@/utils/http/transport';
import type { Renewal } from '@/utils/networks/access';
import { Refusal } from '@/utils/networks/answers';
import type { Network, Session } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { type CheckResult, onlyVerdict } from '@/utils/states/check-result';
import { differentialProof } from './differential-proof';
import { renewalDue, silentRenewalDue } from './renewal-due';

interface Check {
  readonly deps: Deps;
  readonly login: LoginRow & { readonly grant: GrantFacts };
  readonly network: Network;
  readonly session: Session;
  readonly fetch: Fetch;
}

/**
 * Checks one login and all its profiles. Judges nothing but the answers: whether they are proof enough is decided where
 * the result is written.
 */
export async function checkLogin(deps: Deps, login: LoginRow): Promise<CheckResult> {
  try {
    const result = await checkFrom(deps, login, 'probe');
    return await explainSilence(deps, login, result);
  } catch (error) {
    const now = deps.now();
    return explainSilence(deps, login, onlyVerdict(failedVerdict(error, now), now));
  }
}

/** A server looks out of reach, too, once the person has withdrawn the permission to talk to it. */
async function explainSilence(deps: Deps, login: LoginRow, result: CheckResult): Promise<CheckResult> {
  const { verdict } = result;
  if (verdict.kind !== 'unknown' || verdict.reason !== 'unreachable') return result;
  const missing = await missingOrigins(deps, deps.network(login.network), await placeOf(deps, login));
  return missing.length > 0 ? onlyVerdict({ ...verdict, reason: 'permission_withheld' }, result.at) : result;
}

/** `renewed`: the access token is fresh, so that a refusal cannot be mended by another renewal. */
async function checkFrom(deps: Deps, login: LoginRow, stage: 'probe' | 'renewed'): Promise<CheckResult> {
  const check = await openCheck(deps, login);
  if (stage === 'probe') {
    const renewal = await renewAhead(check);
    if (renewal === 'renewed') return checkRenewed(deps, login.id);
    if (renewal !== 'not_needed') return onlyVerdict(renewal, deps.now());
  }
  // Whoever gets here has renewed: `renewAhead` ends the check otherwise.
  if (check.network.probe === 'renewal') return onlyVerdict({ kind: 'ok' }, check.login.grant.renewedAt);
  try {
    const account = await converse(check.network.identify(check.session), check.fetch);
    const at = deps.now();
    if (account.id !== login.accountId) return onlyVerdict(unconfirmed(), at);
    // What could not be read is not verified: a refusal of the list weighs like one of the probe.
    const profiles = await converse(check.network.listProfiles(check.session, account), check.fetch);
    return { at, verdict: { kind: 'ok' }, account, profiles: { kind: 'listed', profiles } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return afterRefusal(check, error, stage);
  }
}

async function checkRenewed(deps: Deps, loginId: string): Promise<CheckResult> {
  const login = await deps.stores.getLogin(loginId);
  return login ? checkFrom(deps, login, 'renewed') : onlyVerdict(unconfirmed(), deps.now());
}

async function openCheck(deps: Deps, login: LoginRow): Promise<Check> {
  if (!login.grant) throw new Error('an unlinked login is never due');
  const network = deps.network(login.network);
  const [place, secret] = await Promise.all([placeOf(deps, login), deps.vault.openGrant(login.id)]);
  return {
    deps,
    login: { ...login, grant: login.grant },
    network,
    session: sessionOf(place, secret, login),
    fetch: bindToHosts(deps.fetch, secret.hosts, network.openHosts?.(login.accountId)),
  };
}

/** Renews before the probe where that is due. A renewal that fails in good time leaves the word to the probe. */
async function renewAhead(check: Check): Promise<'renewed' | 'not_needed' | FailedVerdict> {
  const { deps, login, network, session } = check;
  const renewal = network.renewal(session.place, login.grant.refreshable);
  const now = deps.now();
  const due = renewalDue(renewal, login.grant, login.checkAsked, now);
  const proves = network.probe === 'renewal';
  if (due === 'no' && !proves) return renewSilentlyAhead(check, renewal, now);
  if ((await wasInterrupted(check)) && (await renewSilently(deps, login.id, login.grant.renewedAt)))
    return 'renewed';
  // While the access token works there is something to lose: a server may end a grant whose token is used twice.
  if (due === 'due' && !proves && (await wasInterrupted(check))) return 'not_needed';
  const decisive = due === 'must' || proves || (renewal.kind !== 'none' && renewal.provesLife);
  return renewNow(check, proves, decisive);
}

/** `proves`: the renewal is the only probe. `decisive`: a refusal of it counts. */
async function renewNow(
  check: Check,
  proves: boolean,
  decisive: boolean,
): Promise<'renewed' | 'not_needed' | FailedVerdict> {
  const { deps, login } = check;
  const outcome = await deps.renew(login.id, login.grant.renewedAt);
  if (outcome.kind === 'renewed') return 'renewed';
  // Where the renewal is the only probe, one that could not be made or was refused without a word proves nothing.
  if (outcome.kind === 'not_renewable') return proves ? unconfirmed() : 'not_needed';
  if (saysNothing(outcome.verdict)) return proves ? outcome.verdict : 'not_needed';
  return decisive ? afterRenewalRefused(check, outcome.verdict) : 'not_needed';
}

/**
 * Whether a death has cut off a renewal: the network may have replaced a single-use refresh token, and nobody has heard the
 * answer. The person's own session can bring new tokens without it; it is used again only when nothing else is left.
 */
function wasInterrupted({ deps, login }: Check): Promise<boolean> {
  return deps.stores.wasRenewalLeft(login.id, deps.now());
}

/** The only renewal of a grant that has no other. Whether it is needed after a failure, the probe tells. */
async function renewSilentlyAhead(
  { deps, login }: Check,
  renewal: Renewal,
  now: number,
): Promise<'renewed' | 'not_needed'> {
  const due = renewal.kind === 'none' && silentRenewalDue(login.grant, login.lastVerifiedAt, now);
  return due && (await renewSilently(deps, login.id, login.grant.renewedAt)) ? 'renewed' : 'not_needed';
}

/** Before a grant counts as dead, the person's own browser session is asked once, where the network allows it. */
async function afterRenewalRefused(check: Check, verdict: FailedVerdict): Promise<'renewed' | FailedVerdict> {
  if (verdict.kind !== 'dead') return verdict;
  const { id, grant } = check.login;
  return (await renewSilently(check.deps, id, grant.renewedAt)) ? 'renewed' : verdict;
}

async function afterRefusal(
  check: Check,
  refusal: Refusal,
  stage: 'probe' | 'renewed',
): Promise<CheckResult> {
  const { reading } = refusal.diagnosis;
  const now = check.deps.now();
  if (reading.kind === 'limited') {
    const evidence = evidenceOf(refusal.answer, refusal.diagnosis, now);
    // It concerns the whole login, so it is judged with the others of its server: where many lack one at once, it is not they.
    if (reading.cause === 'permission_missing')
      return onlyVerdict({ kind: 'dead', cause: reading.cause, proof: 'definite', evidence }, now);
    return {
      at: now,
      verdict: { kind: 'ok' },
      account: null,
      profiles: { kind: 'limited', cause: reading.cause, evidence },
    };
  }
  if (reading.kind === 'mute') return afterMuteRefusal(check, refusal, stage);
  if (reading.kind === 'renew' && stage === 'probe') return afterRenewal(check, refusal, null);
  return onlyVerdict(await (stage === 'renewed' ? weighedAfterRenewal : weighed)(check, refusal), now);
}

/** A refusal without a word. Where it looks like the end of the token, the renewal can say so in words. */
async function afterMuteRefusal(
  check: Check,
  refusal: Refusal,
  stage: 'probe' | 'renewed',
): Promise<CheckResult> {
  const verdict = await proveByDifference(check, refusal);
  return verdict.kind === 'dead' && stage === 'probe'
    ? afterRenewal(check, refusal, verdict)
    : onlyVerdict(verdict, check.deps.now());
}

/** What a refusal proves by itself; one without a word for it only by difference. */
async function weighed(check: Check, refusal: Refusal): Promise<FailedVerdict> {
  const { reading } = refusal.diagnosis;
  return reading.kind === 'renew' && reading.proof === undefined
    ? proveByDifference(check, refusal)
    : failedVerdict(refusal, check.deps.now());
}

/**
 * What a refusal of tokens that were issued a moment ago proves. The renewal has shown that the grant lives, so a generic
 * word is weighed by difference, where the network can be asked so. Servers that lag behind refuse such tokens for some
 * seconds: a documented word must be seen again.
 */
async function weighedAfterRenewal(check: Check, refusal: Refusal): Promise<FailedVerdict> {
  const { reading } = refusal.diagnosis;
  if (reading.kind !== 'renew') return weighed(check, refusal);
  if (reading.proof !== 'definite' && check.network.differential) return proveByDifference(check, refusal);
  const verdict = await weighed(check, refusal);
  return verdict.kind === 'dead' && verdict.proof === 'definite'
    ? { ...verdict, proof: 'probable' }
    : verdict;
}

/**
 * The access token is refused: a renewal mends it or tells more. `otherwise`: what it means if nothing can renew it; null
 * where that is still to be weighed.
 */
async function afterRenewal(
  check: Check,
  refusal: Refusal,
  otherwise: FailedVerdict | null,
): Promise<CheckResult> {
  const { deps, login } = check;
  const { renewedAt } = login.grant;
  if ((await wasInterrupted(check)) && (await renewSilently(deps, login.id, renewedAt)))
    return checkRenewed(deps, login.id);
  const outcome = await deps.renew(login.id, renewedAt);
  if (outcome.kind === 'renewed') return checkRenewed(deps, login.id);
  if (outcome.kind === 'refused' && saysNothing(outcome.verdict))
    return onlyVerdict(await proveByDifference(check, refusal), deps.now());
  const verdict =
    outcome.kind === 'refused' ? outcome.verdict : (otherwise ?? (await weighed(check, refusal)));
  const mended = await afterRenewalRefused(check, verdict);
  return mended === 'renewed' ? checkRenewed(deps, login.id) : onlyVerdict(mended, deps.now());
}

function proveByDifference(
  { deps, network, session, fetch }: Check,
  refusal: Refusal,
): Promise<FailedVerdict> {
  return differentialProof(network, session, fetch, httpsOnly(deps.fetch), refusal, deps.now());
}

/** A renewal that was refused without a word (an empty 400): the probe and the differential proof have to tell. */
function saysNothing(verdict: FailedVerdict): boolean {
  return verdict.kind === 'unknown' && verdict.reason === 'unconfirmed';
}

function unconfirmed(): FailedVerdict {
  return { kind: 'unknown', reason: 'unconfirmed', retryAt: null, evidence: null };
}
