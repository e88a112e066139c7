import type { AlertRow, LoginRow, RestoredResult } from '@/utils/db/rows';
import { reachedStep, type WarningStep } from '@/utils/health/warnings';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { reconnectedKey } from '@/utils/states/alert-rows';
import { loginFacts } from '@/utils/states/dated';
import { restoredOf } from '@/utils/states/restored';
import { stepOfKey } from './plan-warnings';
import { appProblemNotice, disconnectedNotice, endingNotice, type Notice, reconnectedNotice } from './text';

type ToldDeps = Pick<Deps, 'now' | 'stores' | 'network'>;

/** A reconnect that has just ended, for the words of its confirmation. */
export interface EndedFlow {
  readonly flowId: string;
  readonly result: RestoredResult;
}

/** What is told of a login. */
export interface ToldOfLogin {
  readonly login: LoginRow;
  readonly notice: Notice;
  /** Profiles that it is about. */
  readonly profiles: number;
}

/** An alert that waits to be told together with others of its kind. */
export interface Told extends ToldOfLogin {
  readonly alert: AlertRow;
}

/** What an alert tells now. `kind` says with which others it can be told in one breath. */
interface ToldNow extends ToldOfLogin {
  readonly kind: 'disconnected' | 'ending' | 'alone';
}

/** @returns null when there is nothing left to tell: it has recovered in the meantime, or was told with another */
export async function toldOf(
  deps: ToldDeps,
  alert: AlertRow,
  ended: EndedFlow | null,
): Promise<ToldNow | null> {
  if (alert.loginId === null) return null;
  if (stepOfKey(alert.key) !== null) {
    const ending = await endingOf(deps, alert.loginId);
    return ending && stepOf(ending.login, deps.now()) ? { kind: 'ending', ...ending } : null;
  }
  const login = await deps.stores.getLogin(alert.loginId);
  if (!login) return null;
  const profiles = await deps.stores.profilesOf(login.id);
  const network = deps.network(login.network);
  if (alert.key.startsWith(reconnectedKey(''))) {
    const result = ended && reconnectedKey(ended.flowId) === alert.key ? ended.result : null;
    const words = result ?? { kind: 'restored' as const, ...restoredOf(profiles) };
    const notice = reconnectedNotice(words, login, network);
    return { kind: 'alone', login, notice, profiles: profiles.length };
  }
  const gone = profiles.filter(({ state }) => state === 'disconnected');
  if (gone.length === 0) return null;
  if (gone[0]?.cause !== 'app_problem' || login.appId === null) {
    const notice = disconnectedNotice(gone, network, login.server);
    return { kind: 'disconnected', login, notice, profiles: gone.length };
  }
  const notice = await appNotice(deps, login.appId, network, login.server);
  return notice && { kind: 'alone', login, notice, profiles: gone.length };
}

/** @returns what is told of a login's end; null where none is near any more */
export async function endingOf(deps: ToldDeps, loginId: string): Promise<ToldOfLogin | null> {
  const login = await deps.stores.getLogin(loginId);
  if (!login?.grant || login.death) return null;
  const linked = (await deps.stores.profilesOf(login.id)).filter(({ state }) => state !== 'unlinked');
  const notice = endingNotice(login, linked.length, deps.network(login.network), deps.now());
  return notice && { login, notice, profiles: linked.length };
}

/** @returns which step of its warnings a login has reached; null for one whose end has moved away */
export function stepOf(login: LoginRow, now: number): WarningStep | null {
  const { humanNeeded } = loginFacts(login);
  return humanNeeded && reachedStep(humanNeeded, now);
}

/** Every login behind an app has an alert of its own, so that none is lost; the person is told of the app once. */
async function appNotice(
  deps: ToldDeps,
  appId: string,
  network: Network,
  server: string,
): Promise<Notice | null> {
  const { profiles, since } = await deps.stores.appTrouble(appId);
  return (await deps.stores.wasAppTold(appId, since)) ? null : appProblemNotice(profiles, network, server);
}
