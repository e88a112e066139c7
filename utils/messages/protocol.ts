import * as v from 'valibot';
import { LONGEST } from '@/utils/core/bounds';
import type { CancelOutcome } from '@/utils/core/cancel-outcome';
import type { FailureCode, FailureDetail } from '@/utils/core/failure';
import type { RenewalOutcome } from '@/utils/health/renewal-outcome';
import type { AppTest } from '@/utils/networks/network';

/**
 * Commands that pages send to the worker, and what each takes. Results are not answered but written to the database,
 * where pages read them live: a popup dies when the consent window opens, the row does not.
 */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST.id));
const text = v.pipe(v.string(), v.maxLength(4000));
const fields = v.record(id, text);

export const COMMANDS = {
  /** Authorizes a login of a network. Watch `flows` for the id that comes back. */
  connect: v.object({ network: id, fields }),
  /** Authorizes the same login again. `fields` is empty except for networks with a password. */
  reconnect: v.object({ loginId: id, fields }),
  /** Adds the chosen profiles of a flow in step `choosing`. */
  addProfiles: v.object({ flowId: id, networkIds: v.array(id) }),
  /** Ends a flow that is under way: nothing of it is stored. */
  cancelFlow: v.object({ flowId: id }),
  /** Brings the sign-in window of a flow to the front. */
  showSignIn: v.object({ flowId: id }),
  /** Forgets a finished or lost flow. */
  dismissFlow: v.object({ flowId: id }),
  /** Checks one login, or all of them, now. */
  checkNow: v.object({ loginId: v.nullable(id) }),
  /** Unlinks one profile; the login goes with its last one. */
  unlinkProfile: v.object({ profileId: id }),
  /** Unlinks a login with all its profiles. */
  unlinkLogin: v.object({ loginId: id }),
  /** Saves the person's own app of a network. An empty secret keeps the one on file. */
  saveApp: v.object({ network: id, clientId: text, clientSecret: text, settings: fields }),
  removeApp: v.object({ appId: id }),
  /** Asks the network whether it knows the app, as far as it can be asked without a person. */
  testApp: v.object({ appId: id }),
  /** Makes a group, or with an id changes one. */
  saveGroup: v.object({ groupId: v.nullable(id), name: text, colour: text }),
  /** Forgets a group; its profiles stay, in none. */
  removeGroup: v.object({ groupId: id }),
  /** Puts the groups into this order. */
  orderGroups: v.object({ groupIds: v.array(id) }),
  /** Puts profiles into a group, or with null into none. */
  moveProfiles: v.object({ profileIds: v.array(id), groupId: v.nullable(id) }),
  /** Begins a queue of reconnects in this order. Watch `queues`. */
  startQueue: v.object({ loginIds: v.pipe(v.array(id), v.maxLength(1000)) }),
  /** Passes over one sign-in of the queue. */
  skipInQueue: v.object({ loginId: id }),
  /** Forgets the queue; what was signed in to stays so. */
  endQueue: v.object({}),
  /** Puts a task off until a moment (milliseconds since the epoch); null takes it back into the count. */
  snooze: v.object({ taskId: id, until: v.nullable(v.pipe(v.number(), v.safeInteger())) }),
  saveInterval: v.object({ minutes: v.pipe(v.number(), v.minValue(5), v.maxValue(720)) }),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<C extends CommandName> = v.InferOutput<(typeof COMMANDS)[C]>;

export interface CommandResults {
  connect: { flowId: string };
  reconnect: { flowId: string };
  addProfiles: { added: number };
  cancelFlow: { outcome: CancelOutcome };
  showSignIn: { shown: boolean };
  dismissFlow: Record<never, never>;
  checkNow: { logins: number };
  unlinkProfile: { revoked: boolean };
  unlinkLogin: { revoked: boolean };
  saveApp: { appId: string };
  removeApp: Record<never, never>;
  testApp: AppTest;
  saveGroup: { groupId: string };
  removeGroup: Record<never, never>;
  orderGroups: Record<never, never>;
  moveProfiles: { moved: number };
  startQueue: { logins: number };
  skipInQueue: Record<never, never>;
  endQueue: Record<never, never>;
  snooze: Record<never, never>;
  saveInterval: Record<never, never>;
}

/** A command's outcome. Failures travel as code and detail, and become words where they are shown. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: FailureDetail };

/** Every message, from its sender to its answer. */
export type Protocol = {
  [C in CommandName]: (input: CommandInput<C>) => Outcome<CommandResults[C]>;
} & {
  /** Worker → offscreen page: renew one grant where a dying worker cannot lose the answer. */
  renew: (input: { loginId: string; seenRenewedAt: number }) => RenewalOutcome;
  /** Offscreen page → worker: some minutes have passed, by a timer that no clock moves. */
  pace: () => void;
};
