import type { FailureCode, FailureDetail } from '@/utils/core/failure';
import type { Cause } from '@/utils/health/cause';
import type { Evidence } from '@/utils/health/evidence';
import type { GrantFacts } from '@/utils/health/grant';
import type { Finding, StoredState } from '@/utils/health/profile-state';
import type { Suspicion } from '@/utils/health/suspicion';
import type { UnknownReason } from '@/utils/health/verdict';
import type { AppFacts, FoundProfile, NetworkId } from '@/utils/networks/network';

export type { Shelf, TaskFace, TaskKind, TaskRow, TaskState } from './task-rows';

/** The rows of the database. All moments are milliseconds since the epoch; nothing here is secret. */

export interface AppRow extends AppFacts {
  readonly id: string;
  readonly network: NetworkId;
  /** Origin of the server. */
  readonly server: string;
  readonly hasSecret: boolean;
  /** When it was last saved: the newest of a network is the one that connects. */
  readonly savedAt: number;
}

/** One person's account at one network. Owns exactly one grant; its tokens are in `secrets` under the login's id. */
export interface LoginRow {
  readonly id: string;
  readonly network: NetworkId;
  readonly server: string;
  readonly appId: string | null;
  /** `network|server|account id`, unique: one account, one login. */
  readonly accountKey: string;
  readonly accountId: string;
  readonly name: string;
  readonly handle: string | null;
  readonly avatar: string | null;
  readonly connectedAt: number;
  /** Null once unlinked. */
  readonly grant: GrantFacts | null;
  readonly humanNeededAt: number | null;
  readonly humanNeededExact: boolean;
  /** Due when this is past; `NEVER` when unlinked. */
  readonly nextCheckAt: number;
  /** The person pressed "Check now" and this login has not been checked since. */
  readonly checkAsked: boolean;
  readonly lastCheckedAt: number | null;
  /** When a check last proved the connection; what every profile of it shows as "verified". */
  readonly lastVerifiedAt: number;
  /** A profile of this login counts as unverified after this. */
  readonly verifyBy: number;
  /** Next moment at which the state changes by time alone; `NEVER` when none. */
  readonly stateDueAt: number;
  /** A failing answer that is not (yet) proof enough. */
  readonly suspicion: Suspicion | null;
  readonly death: Finding | null;
  /** Why the last check could not tell; null after one that could. */
  readonly unknown: {
    readonly reason: UnknownReason;
    readonly since: number;
    readonly evidence: Evidence | null;
  } | null;
  /** Checks in a row that could not tell: the backoff counts them. */
  readonly failures: number;
}

/** What the person looks after. */
export interface ProfileRow {
  readonly id: string;
  /** Where its state comes from. */
  readonly source: 'login';
  readonly loginId: string;
  readonly network: NetworkId;
  readonly networkId: string;
  readonly kind: FoundProfile['kind'];
  readonly name: string;
  readonly handle: string | null;
  readonly avatar: string | null;
  readonly url: string | null;
  readonly state: StoredState;
  readonly cause: Cause | null;
  readonly stateSince: number;
  readonly limit: Finding | null;
  /** Since when the network's list lacks it without that being proof enough; null while it is listed. */
  readonly missingSince: number | null;
  readonly evidence: Evidence | null;
  readonly addedAt: number;
  /** The group that the person has put it into; absent where it is in none. */
  readonly groupId?: string;
  /** The task that brings it back; absent where it needs nobody. Only the database's own writer sets it. */
  readonly taskId?: string;
}

export type EventKind =
  | 'connected'
  | 'reconnected'
  | 'disconnected'
  | 'recovered'
  | 'expiring'
  | 'renewed'
  | 'unlinked'
  | 'wrong_account'
  | 'reconnect_failed';

/** One line of a history. `profileId` is null for what concerns the whole login. */
export interface EventRow {
  readonly id?: number;
  readonly at: number;
  readonly kind: EventKind;
  readonly loginId: string;
  readonly profileId: string | null;
  readonly cause: Cause | null;
  readonly failure: FailureCode | null;
  readonly evidence: Evidence | null;
}

export type FlowStep =
  /** The server is looked for, Relink registers there, the app is opened: no window yet. */
  | { readonly name: 'preparing' }
  /** Another sign-in window is open: this one waits for its turn. */
  | { readonly name: 'queued' }
  /** The consent window is open. */
  | { readonly name: 'waiting' }
  /** The person is done; tokens are exchanged, the account is read. */
  | { readonly name: 'finishing' }
  /** The new grant is proved and goes on file: too late to cancel. */
  | { readonly name: 'storing' }
  /** Connected; the person chooses which of the found profiles to add. */
  | { readonly name: 'choosing'; readonly found: readonly FoundProfile[] }
  /** `result` is absent in rows that an older version has written. */
  | { readonly name: 'done'; readonly profiles: number; readonly result?: FlowResult }
  | { readonly name: 'failed'; readonly code: FailureCode; readonly detail: FailureDetail };

/** What a sign-in has come to, with the names of the profiles as they stood when it ended. */
export type FlowResult = AddedResult | RestoredResult;

/**
 * After a connect: what is looked after from now on (`limited`: it cannot be posted to yet), and what had been before,
 * whose access is renewed.
 */
export interface AddedResult {
  readonly kind: 'added';
  readonly names: readonly string[];
  readonly limited: readonly string[];
  readonly watched: readonly string[];
}

export type RestoredResult =
  /** After a reconnect: what works again, and what does not although the login does. */
  | { readonly kind: 'restored'; readonly names: readonly string[]; readonly missing: readonly string[] }
  /** The login is proved, but the network did not list its profiles. */
  | { readonly kind: 'not_listed' };

/** An authorization that a page asked for. Pages watch the row; it outlives them and the worker. */
export interface FlowRow {
  readonly id: string;
  readonly kind: 'connect' | 'reconnect';
  readonly network: NetworkId;
  /** The server, as far as it is known: sentences name it. Absent in rows of older versions. */
  readonly server?: string;
  /** Known from the start for a reconnect, after consent for a connect. */
  readonly loginId: string | null;
  readonly step: FlowStep;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** A page may treat an unfinished flow as lost after this. */
  readonly expiresAt: number;
  /** The worker that carries it: after a restart its unfinished flows are closed as interrupted. */
  readonly workerId: string;
}

/** None of them means a state. */
export const GROUP_COLOURS = ['indigo', 'teal', 'violet', 'pink', 'brown', 'slate'] as const;
export type GroupColour = (typeof GROUP_COLOURS)[number];

/** The person's own bundle of profiles: a client, a location, a calendar, a set. */
export interface GroupRow {
  readonly id: string;
  /** Unique, whatever the case. */
  readonly name: string;
  readonly colour: GroupColour;
  /** Its place among the groups, from 0. */
  readonly order: number;
}

/** A person goes through these logins, one sign-in after another. */
export interface QueueRow {
  readonly id: 'reconnect';
  readonly startedAt: number;
  readonly loginIds: readonly string[];
  /** Those that were passed over. */
  readonly skipped: readonly string[];
}

/** A ciphertext of the vault; `id` is the id of the login or app that owns it. */
export interface SecretRow {
  readonly id: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

/** Who renews a grant right now. A row that is past its end belonged to a worker that died. */
export interface LeaseRow {
  readonly loginId: string;
  readonly holder: string;
  readonly until: number;
}

/**
 * A login that was unlinked while its tokens are still there, because they have to be ended at their network first. A row
 * that is left was left by a worker that died.
 */
export interface EndingRow {
  readonly loginId: string;
  readonly askedAt: number;
}

/** An image as it is kept: small, and of a type that runs no code. */
export interface Picture {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** The picture of a profile. Pages show what is here and never ask a server. */
export interface PictureRow {
  readonly profileId: string;
  /** Where it comes from. */
  readonly url: string;
  /** Null until it was loaded, and for good where it cannot be. */
  readonly picture: Picture | null;
  /** 0 before the first time. */
  readonly askedAt: number;
  /** When it is to be loaded; `NEVER` once it is there. */
  readonly dueAt: number;
}

/** The outbox of alerts: `key` names profile or login, kind and threshold, so that each is sent once, ever. */
export interface AlertRow {
  readonly key: string;
  readonly loginId: string | null;
  readonly createdAt: number;
  /** `NEVER` while it waits to be sent. */
  readonly sentAt: number;
}

/** The settings of the person, and the few marks that outlive the worker. One row per key. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

/** Progress of the sweep, for "Check now" and the header of the popup. */
export interface SweepRow {
  readonly id: 'sweep';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly total: number;
  readonly done: number;
  /** Set when the sweep is the first after the browser was closed: since when nothing had run. */
  readonly idleSince: number | null;
  /** Whether a worker has gone on with it after the death of another. Absent in rows of older versions. */
  readonly resumed?: boolean;
}

/** The place of a login in the queue of checks that somebody, or something, wants to be checked before all others. */
export const ASKED = 0;

/** Later than every moment: the place of "never" in an index, because IndexedDB cannot index null. */
export const NEVER = Number.MAX_SAFE_INTEGER;
