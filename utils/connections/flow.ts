import { Failure, type FailureCode, type FailureDetail } from '@/utils/core/failure';
import { providerWords } from '@/utils/core/provider-words';
import { storageCode } from '@/utils/core/storage-failure';
import { MINUTE } from '@/utils/core/time';
import type { FlowRow, FlowStep } from '@/utils/db/rows';
import type { GrantSteps } from '@/utils/grants/obtain-grant';
import { isOfStorage, untilStored } from '@/utils/grants/unstored';
import { Refusal } from '@/utils/networks/answers';
import type { Deps } from '@/utils/ports/deps';
import { reconnectedKey } from '@/utils/states/alert-rows';
import { restoredOf } from '@/utils/states/restored';

/** What a page tells about an error: a code and facts. The words are made where they are shown. */
export interface FlowFailure {
  readonly code: FailureCode;
  readonly detail: FailureDetail;
}

/** How long a person may take in the sign-in window. */
const FLOW_PATIENCE = 15 * MINUTE;

/** An authorization that a page can watch: every step is stored. */
export interface Flow {
  readonly id: string;
  /**
   * Stores how far it is.
   * @throws Failure `cancelled` when the person has ended it; `authorization_timed_out` for `waiting` when it has been
   * queued for too long
   */
  readonly step: (step: FlowStep, loginId?: string) => Promise<void>;
  /** Names the server from the next step on. */
  readonly isAt: (server: string) => void;
  /**
   * Stores why it failed, unless it was ended already; on a full disk as soon as there is room.
   * @returns what is stored now
   */
  readonly fail: (failure: FlowFailure) => Promise<FlowFailure>;
}

type FlowDeps = Pick<Deps, 'now' | 'newId' | 'workerId' | 'stores'>;

/** Opens a flow in step `preparing`. */
export async function openFlow(
  deps: FlowDeps,
  about: Pick<FlowRow, 'kind' | 'network' | 'loginId' | 'server'>,
): Promise<Flow> {
  const startedAt = deps.now();
  let row: FlowRow = {
    ...about,
    id: deps.newId(),
    step: { name: 'preparing' },
    startedAt,
    endedAt: null,
    expiresAt: startedAt + FLOW_PATIENCE + MINUTE,
    workerId: deps.workerId,
  };
  await deps.stores.putFlow(row);
  const advance = () => deps.stores.advanceFlow(row);
  return {
    id: row.id,
    step: async (step, loginId) => {
      const now = deps.now();
      // One that has waited in the queue for too long was given up by the page: no window may open out of the blue.
      if (step.name === 'waiting' && now > row.expiresAt) throw new Failure('authorization_timed_out');
      const expiresAt = step.name === 'waiting' ? now + FLOW_PATIENCE + MINUTE : row.expiresAt;
      const ended = step.name === 'done' || step.name === 'choosing';
      row = { ...row, step, expiresAt, loginId: loginId ?? row.loginId, endedAt: ended ? now : null };
      if (!(await advance())) throw new Failure('cancelled');
    },
    isAt: (server) => {
      row = { ...row, server };
    },
    fail: async (failure) => {
      row = { ...row, step: { name: 'failed', ...failure }, endedAt: deps.now() };
      // Where the disk is full that cannot be said either, until there is room again.
      const isStored = await advance().catch((error: unknown) => {
        if (!isOfStorage(error)) throw error;
        return untilStored(advance, FLOW_PATIENCE);
      });
      if (isStored) return failure;
      const stored = await deps.stores.getFlow(row.id);
      return stored?.step.name === 'failed' ? stored.step : { code: 'cancelled', detail: {} };
    },
  };
}

/** The steps of a sign-in that are the person's, as a grant is obtained. */
export function stepsOf(flow: Flow): GrantSteps {
  return {
    queued: () => flow.step({ name: 'queued' }),
    waiting: () => flow.step({ name: 'waiting' }),
    finishing: () => flow.step({ name: 'finishing' }),
  };
}

/**
 * Closes the flows of workers that died: the promise that carried them is gone. What was on file is untouched, because
 * tokens are stored in one transaction or not at all; a reconnect whose tokens were stored has come to its end.
 */
export async function closeInterruptedFlows(deps: Pick<Deps, 'now' | 'workerId' | 'stores'>): Promise<void> {
  for (const flow of await deps.stores.unfinishedFlows()) {
    if (flow.workerId === deps.workerId) continue;
    await deps.stores.putFlow({ ...flow, step: await lastStep(deps, flow), endedAt: deps.now() });
  }
}

async function lastStep(deps: Pick<Deps, 'now' | 'stores'>, flow: FlowRow): Promise<FlowStep> {
  const interrupted: FlowStep = { name: 'failed', code: 'interrupted', detail: {} };
  if (flow.kind !== 'reconnect' || flow.loginId === null) return interrupted;
  // It is raised in the transaction that stores the tokens.
  if (!(await deps.stores.hasAlert(reconnectedKey(flow.id)))) return interrupted;
  // Which profiles came back is asked of the network once more: the list was perhaps not read any more.
  await deps.stores.askForCheck(flow.loginId, deps.now());
  const { names, missing } = restoredOf(await deps.stores.profilesOf(flow.loginId));
  return { name: 'done', profiles: names.length, result: { kind: 'restored', names, missing } };
}

/**
 * @returns the code and the facts of an error.
 * `network`: what people call the place that it happened at
 */
export function failureOf(error: unknown, network: string): FlowFailure {
  if (error instanceof Failure) return { code: error.code, detail: { network, ...error.detail } };
  if (error instanceof Refusal) return refusalFailure(error, network);
  return { code: storageCode(error), detail: { network } };
}

function refusalFailure(refusal: Refusal, network: string): FlowFailure {
  const { reading, code } = refusal.diagnosis;
  const detail = {
    network,
    host: refusal.answer.host,
    ...(code ? { providerCode: providerWords(code) } : {}),
  };
  switch (reading.kind) {
    case 'app_problem':
      return { code: 'app_refused', detail };
    case 'unknown':
      return {
        code: reading.reason === 'rate_limited' || reading.reason === 'outage' ? reading.reason : 'malformed',
        detail: reading.read === undefined ? detail : { ...detail, read: String(reading.read) },
      };
    case 'limited':
      return { code: 'permission_missing', detail };
    case 'dead':
      if (reading.cause === 'account_suspended' || reading.cause === 'action_required')
        return { code: reading.cause, detail };
      return { code: 'grant_not_accepted', detail };
    case 'renew':
    case 'mute':
      return { code: 'grant_not_accepted', detail };
  }
}
