import type { Cause } from '@/utils/health/cause';

/**
 * `sign_in`: somebody signs in again. `app`: the app that a network refuses is mended. `role`: who administers a profile
 * gives a role back. `at_network`: the account itself is to be opened again at its network.
 */
export type TaskKind = 'sign_in' | 'app' | 'role' | 'at_network';

export type TaskState = 'disconnected' | 'expiring';

/** Out of the count, but not out of sight: until a moment that the person has chosen. */
export interface Shelf {
  readonly kind: 'snoozed';
  readonly since: number;
  readonly until: number;
}

/**
 * One thing that somebody must do, however many profiles hang on it. It follows from logins and their profiles, and is
 * written with them; only `shelf` is the person's own.
 */
export interface TaskRow {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** Whose sign-in it is; of an app, one of the logins behind it. */
  readonly loginId: string;
  /** Why, for most of its profiles; null where only a date is near. */
  readonly cause: Cause | null;
  /** Since when: of an app since the first, else since the newest of its profiles. */
  readonly since: number;
  /** Profiles that are disconnected, and those that only their login's date threatens. */
  readonly disconnected: number;
  readonly expiring: number;
  /** The first of its profiles by name, for the pictures of its card; none for an app. */
  readonly faces: readonly TaskFace[];
  /** Its place among those of its state, the most urgent at the lowest. */
  readonly rank: number;
  readonly shelf: Shelf | null;
}

export interface TaskFace {
  readonly profileId: string;
  readonly name: string;
}
