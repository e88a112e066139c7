import { Failure } from '@/utils/core/failure';
import type { Change, LoginState } from '@/utils/db/change-login';
import { type EventRow, type LoginRow, NEVER } from '@/utils/db/rows';
import { checkRhythm, verifyBy } from '@/utils/health/rhythm';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { reconnectedAlert } from '@/utils/states/alert-rows';
import { dated } from '@/utils/states/dated';
import { judgedChange } from '@/utils/states/judged-change';
import { accountKey } from './account-key';
import { freshGrantFacts, grantSecret } from './grant-facts';
import type { ObtainedGrant } from './obtain-grant';

/** Where an accepted grant belongs, and what the history says about it. */
export interface Acceptance {
  readonly network: Network;
  readonly appId: string | null;
  readonly flowId: string;
  readonly kind: 'connected' | 'reconnected';
}

/**
 * Stores a proved grant: in the login of that account if there is one (its profiles, groups and history stay), in a new
 * one otherwise. Tokens, facts, states and history go in one transaction.
 * @returns the id of the login
 */
export async function acceptGrant(deps: Deps, grant: ObtainedGrant, about: Acceptance): Promise<string> {
  const key = accountKey(about.network, grant.place.server, grant.account.id);
  // Two connects of one account at once: the second must find what the first has added.
  return deps.locks.exclusive(`account:${key}`, async () => {
    const existing = await deps.stores.getLoginByAccount(key);
    if (!existing) return addNewLogin(deps, grant, about, key);
    await replaceGrant(deps, existing.id, grant, about);
    return existing.id;
  });
}

/**
 * Puts a new grant in place of the old one. The lock waits for a renewal under way, whose tokens would otherwise be
 * written over the new ones.
 * `mayReplace`: whether the login, as it is by then, may still have it; one that may not stays as it is.
 * @throws Failure `unlinked_meanwhile`
 */
export async function replaceGrant(
  deps: Deps,
  loginId: string,
  grant: ObtainedGrant,
  about: Acceptance,
  mayReplace: (login: LoginRow) => boolean = () => true,
): Promise<void> {
  const rhythm = await rhythmOf(deps, about.network);
  const secret = await sealed(deps, loginId, grant, about.network);
  await deps.locks.exclusive(`grant:${loginId}`, async () => {
    const now = deps.now();
    const change = await deps.stores.changeLogin(loginId, (state) =>
      mayReplace(state.login) ? { ...reconnectedChange(state, grant, about, rhythm, now), secret } : null,
    );
    // What a renewal of the grant before may have left undone no longer matters.
    if (change) await deps.stores.releaseLease(loginId);
    else throw new Failure('unlinked_meanwhile', { expected: grant.account.name });
  });
}

function reconnectedChange(
  state: LoginState,
  grant: ObtainedGrant,
  about: Acceptance,
  rhythm: number,
  now: number,
): Change {
  const login = grantedLogin(state.login, grant, about, rhythm, now);
  // A limit of a profile stays until the list that follows has judged it: a page that is still lost never looks well.
  const change = judgedChange(login, state.profiles, state, now);
  const alerts = state.profiles.some((profile) => profile.state !== 'unlinked')
    ? [reconnectedAlert(login.id, about.flowId, now)]
    : [];
  return { ...change, events: [...(change.events ?? []), loginEvent(login.id, about.kind, now)], alerts };
}

async function addNewLogin(
  deps: Deps,
  grant: ObtainedGrant,
  about: Acceptance,
  key: string,
): Promise<string> {
  const now = deps.now();
  const { account, place } = grant;
  const blank: LoginRow = {
    id: deps.newId(),
    network: about.network.id,
    server: place.server,
    appId: about.appId,
    accountKey: key,
    accountId: account.id,
    name: account.name,
    handle: account.handle,
    avatar: account.avatar,
    connectedAt: now,
    grant: null,
    humanNeededAt: null,
    humanNeededExact: false,
    nextCheckAt: NEVER,
    checkAsked: false,
    lastCheckedAt: null,
    lastVerifiedAt: now,
    verifyBy: NEVER,
    stateDueAt: NEVER,
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
  };
  const login = grantedLogin(blank, grant, about, await rhythmOf(deps, about.network), now);
  const secret = await sealed(deps, login.id, grant, about.network);
  await deps.stores.addLogin(login, { secret, events: [loginEvent(login.id, 'connected', now)] });
  return login.id;
}

/** The login right after a person has authorized it: proved by the first call, nothing held against it. */
function grantedLogin(
  login: LoginRow,
  { account, place, tokens, asked }: ObtainedGrant,
  about: Acceptance,
  rhythm: number,
  now: number,
): LoginRow {
  const granted: LoginRow = {
    ...login,
    grant: freshGrantFacts(tokens, asked, now),
    appId: about.appId,
    server: place.server,
    name: account.name,
    handle: account.handle,
    avatar: account.avatar,
    nextCheckAt: now + rhythm,
    checkAsked: false,
    lastCheckedAt: now,
    lastVerifiedAt: now,
    verifyBy: verifyBy(now, rhythm),
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
  };
  return dated(granted, now);
}

async function rhythmOf(deps: Deps, network: Network): Promise<number> {
  return checkRhythm(await deps.stores.checkInterval(), network.checkEveryMs);
}

function sealed(deps: Deps, loginId: string, grant: ObtainedGrant, network: Network) {
  return deps.vault.seal(loginId, grantSecret(grant.tokens, network.hosts(grant.place), null));
}

function loginEvent(loginId: string, kind: EventRow['kind'], now: number): EventRow {
  return { at: now, kind, loginId, profileId: null, cause: null, failure: null, evidence: null };
}
