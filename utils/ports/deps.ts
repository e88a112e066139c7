import type { BadgeFace } from '@/utils/badge/badge';
import type { Picture } from '@/utils/db/rows';
import type { Stores } from '@/utils/db/stores';
import type { RenewalOutcome } from '@/utils/health/renewal-outcome';
import type { Fetch } from '@/utils/http/transport';
import type { Network, NetworkId } from '@/utils/networks/network';
import type { Vault } from '@/utils/vault/vault';

/** How a web authorization flow ended. None but `redirected` proves anything about the grant. */
export type WebAuthOutcome =
  | { readonly kind: 'redirected'; readonly url: string }
  | { readonly kind: 'window_closed' }
  | { readonly kind: 'page_not_loaded' }
  | { readonly kind: 'interaction_required' }
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'another_window_open' }
  | { readonly kind: 'failed'; readonly text: string };

/** The window of a sign-in. Both tell whether there was one to act on. */
export interface SignInWindow {
  readonly show: () => Promise<boolean>;
  readonly close: () => Promise<boolean>;
}

export interface IdentityPort {
  /** `https://<extension id>.chromiumapp.org/<path>` */
  readonly redirectUri: (path: string) => string;
  readonly authorize: (url: string, how: 'interactive' | 'silent') => Promise<WebAuthOutcome>;
  /** The window of the interactive authorization under way; null while none is known. */
  readonly signInWindow: () => SignInWindow | null;
}

export interface PermissionsPort {
  /** @returns the host patterns that are not granted */
  readonly missing: (origins: readonly string[]) => Promise<readonly string[]>;
}

export interface LocksPort {
  /** Runs `work` alone among all contexts of the extension; others with the same name wait. */
  readonly exclusive: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** The same, but gives up at once when the name is taken. @returns whether `work` ran */
  readonly ifFree: (name: string, work: () => Promise<void>) => Promise<boolean>;
  /** @returns the names that are held right now, by whichever context of the extension */
  readonly held: () => Promise<readonly string[]>;
}

export interface NotificationsPort {
  readonly show: (id: string, notice: { readonly title: string; readonly message: string }) => Promise<void>;
  readonly clear: (id: string) => Promise<void>;
}

export interface AlarmsPort {
  /** One alarm at `when`, in place of the one before. */
  readonly wakeAt: (when: number) => Promise<void>;
  /** The regular alarm; left alone when it is there with the same period and due within it. */
  readonly wakeEvery: (periodMs: number, now: number) => Promise<void>;
}

/** Everything that use-cases take from outside: clock, network, stores and the browser. Built once per context. */
export interface Deps {
  readonly now: () => number;
  readonly newId: () => string;
  /** Of this worker (or page): tells its flows and leases from those of one that died. */
  readonly workerId: string;
  /** Never used bare: always bound to hosts. */
  readonly fetch: Fetch;
  readonly stores: Stores;
  readonly vault: Vault;
  readonly network: (id: NetworkId) => Network;
  readonly identity: IdentityPort;
  readonly permissions: PermissionsPort;
  readonly locks: LocksPort;
  readonly notifications: NotificationsPort;
  readonly alarms: AlarmsPort;
  /** @returns a picture no larger than a list needs it, or null for one that cannot be read */
  readonly scalePicture: (picture: Picture) => Promise<Picture | null>;
  readonly paintBadge: (face: BadgeFace) => Promise<void>;
  /** Renews a grant where the death of this worker cannot lose the answer. */
  readonly renew: (loginId: string, seenRenewedAt: number) => Promise<RenewalOutcome>;
  /** Gives back what `renew` holds open; only to be called while no renewal runs. */
  readonly releaseRenewals: () => Promise<void>;
  /** Opens a page whose own timers wake the worker, for as long as alarms may not ring; `releaseRenewals` closes it. */
  readonly keepPace: () => Promise<void>;
  /** Keeps the worker awake while `work` runs. */
  readonly stayAwake: <T>(work: () => Promise<T>) => Promise<T>;
}
