import { clearAlerts, deliverAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import { placeName } from '@/utils/core/place-name';
import type { EventRow, LoginRow, RestoredResult } from '@/utils/db/rows';
import { type Acceptance, replaceGrant } from '@/utils/grants/accept-grant';
import { dropForeignGrant, endGrantAtNetwork } from '@/utils/grants/discard-grant';
import type { ObtainedGrant } from '@/utils/grants/obtain-grant';
import { accountOf } from '@/utils/grants/place';
import type { Account, ConnectInput, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { restoredOf } from '@/utils/states/restored';
import { beginStoring } from './begin-storing';
import { type Flow, failureOf, openFlow, stepsOf } from './flow';
import { listProfiles } from './list-profiles';
import { obtainAgain } from './obtain-again';

/**
 * Authorizes a login again. Only the account on file is accepted; every profile of it is restored in place.
 * @returns the id of the flow at once; the rest goes on behind it
 * @throws Failure `gone` when there is no such login
 */
export async function reconnect(deps: Deps, loginId: string, input: ConnectInput): Promise<string> {
  const login = await deps.stores.getLogin(loginId);
  if (!login) throw new Failure('gone');
  const network = deps.network(login.network);
  const flow = await openFlow(deps, {
    kind: 'reconnect',
    network: login.network,
    server: login.server,
    loginId,
  });
  void deps.stayAwake(() => carryOut(deps, network, login, input, flow));
  return flow.id;
}

async function carryOut(
  deps: Deps,
  network: Network,
  login: LoginRow,
  input: ConnectInput,
  flow: Flow,
): Promise<void> {
  try {
    const account = accountOf(login);
    const purpose = {
      kind: 'reconnect',
      account,
      cause: login.death?.cause ?? (await limitOf(deps, login)),
      afterWrongAccount: (await deps.stores.lastSignIn(login.id))?.kind === 'wrong_account',
    } as const;
    const { grant, prepared } = await obtainAgain(deps, network, login, purpose, input, stepsOf(flow));
    await beginStoring(deps, network, grant, flow);
    if (grant.account.id !== account.id) return await refuseOther(deps, network, login, grant, flow);
    await prepared.keepApp();
    const { appId } = prepared;
    await replaceOrEnd(deps, login, grant, { network, appId, flowId: flow.id, kind: 'reconnected' });
    await dropForgottenApp(deps, network, login, appId);
    await clearAlerts(deps, login.id);
    // The list may be out of reach for a moment: the grant is proved and stored, the next check brings the list.
    const listed = await listProfiles(deps, network, login.id, grant).catch(() => null);
    await repaintBadge(deps);
    const { names, missing } = restoredOf(await deps.stores.profilesOf(login.id));
    const result: RestoredResult = listed ? { kind: 'restored', names, missing } : { kind: 'not_listed' };
    await deliverAlerts(deps, { flowId: flow.id, result });
    await flow.step({ name: 'done', profiles: names.length, result });
  } catch (error) {
    const failure = await flow.fail(failureOf(error, placeName(network, login.server)));
    await note(deps, login.id, { kind: 'reconnect_failed', failure: failure.code });
  }
}

/** What Relink had registered before goes when no login uses it any more. */
async function dropForgottenApp(
  deps: Deps,
  network: Network,
  { appId: before }: LoginRow,
  appId: string | null,
): Promise<void> {
  if (network.app.kind === 'self-registered' && before !== null && before !== appId)
    await deps.stores.removeApp(before);
}

/** A login that was unlinked while its window was open: what was granted there is what the person asked to end. */
async function replaceOrEnd(
  deps: Deps,
  login: LoginRow,
  grant: ObtainedGrant,
  about: Acceptance,
): Promise<void> {
  const wasLinked = login.grant !== null;
  try {
    await replaceGrant(deps, login.id, grant, about, (current) => !wasLinked || current.grant !== null);
  } catch (error) {
    if (error instanceof Failure && error.code === 'unlinked_meanwhile')
      await endUnwanted(deps, grant, about);
    throw error;
  }
}

async function endUnwanted(deps: Deps, { place, session }: ObtainedGrant, about: Acceptance): Promise<void> {
  const { network, appId } = about;
  await endGrantAtNetwork(deps, network, session, network.hosts(place));
  if (network.app.kind === 'self-registered' && appId !== null) await deps.stores.removeApp(appId);
}

/** Somebody else signed in: both names are shown, the new grant is ended and dropped, the old rows stay untouched. */
async function refuseOther(
  deps: Deps,
  network: Network,
  login: LoginRow,
  grant: ObtainedGrant,
  flow: Flow,
): Promise<void> {
  await dropForeignGrant(deps, network, grant);
  const detail = {
    network: placeName(network, login.server),
    expected: called(accountOf(login)),
    actual: called(grant.account),
  };
  await note(deps, login.id, { kind: 'wrong_account', failure: 'wrong_account' });
  await flow.fail({ code: 'wrong_account', detail });
}

function called({ name, handle }: Account): string {
  return handle ? `${name} (@${handle})` : name;
}

async function limitOf(deps: Deps, login: LoginRow) {
  const profiles = await deps.stores.profilesOf(login.id);
  return profiles.find((profile) => profile.limit)?.limit?.cause ?? null;
}

function note(deps: Deps, loginId: string, event: Pick<EventRow, 'kind' | 'failure'>): Promise<unknown> {
  const row = { at: deps.now(), loginId, profileId: null, cause: null, evidence: null, ...event };
  return deps.stores.changeLogin(loginId, () => ({ events: [row] }));
}
