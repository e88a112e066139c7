import { alarms } from '@/utils/browser/alarms';
import { identity } from '@/utils/browser/identity';
import { locks } from '@/utils/browser/locks';
import { notifications } from '@/utils/browser/notifications';
import { closeOffscreen, hasOffscreen, openOffscreen, renewOffscreen } from '@/utils/browser/offscreen';
import { permissions } from '@/utils/browser/permissions';
import { scalePicture } from '@/utils/browser/scale-picture';
import { stayAwake } from '@/utils/browser/stay-awake';
import { paintBadge } from '@/utils/browser/toolbar';
import { RelinkDatabase } from '@/utils/db/database';
import { createStores } from '@/utils/db/stores';
import { type RenewalDeps, renewGrant } from '@/utils/grants/renew-grant';
import { createTransport } from '@/utils/http/transport';
import { network } from '@/utils/networks/registry';
import type { Deps } from '@/utils/ports/deps';
import { createVault } from '@/utils/vault/vault';

/** The real clock, network, database and locks: what a renewal needs, in the worker as in the offscreen page. */
export function createRenewalDeps(): RenewalDeps {
  const stores = createStores(new RelinkDatabase());
  return {
    now: () => Date.now(),
    workerId: crypto.randomUUID(),
    fetch: createTransport(
      (url, init) => fetch(url, init),
      () => navigator.onLine,
    ),
    stores,
    vault: createVault(stores, stores),
    network,
    locks,
  };
}

/** The composition root of the worker. Opens nothing yet: the database opens with its first read. */
export function createDeps(): Deps {
  const renewal = createRenewalDeps();
  return {
    ...renewal,
    newId: () => crypto.randomUUID(),
    identity,
    permissions,
    notifications,
    alarms,
    scalePicture,
    paintBadge,
    stayAwake,
    renew: (loginId, seenRenewedAt) =>
      hasOffscreen() ? renewOffscreen(loginId, seenRenewedAt) : renewGrant(renewal, loginId, seenRenewedAt),
    releaseRenewals: closeOffscreen,
    keepPace: async () => {
      if (hasOffscreen()) await openOffscreen();
    },
  };
}
