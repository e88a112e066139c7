import { createAlertStore } from './alerts';
import { createAppStore } from './apps';
import {
  addLogin,
  type Change,
  changeLogin,
  changeLogins,
  changeServer,
  type Decision,
} from './change-login';
import { createCheckQueueStore } from './check-queue';
import { createCountStore } from './counts';
import type { RelinkDatabase } from './database';
import { createEndingStore } from './endings';
import { createFlowStore } from './flows';
import { createGroupStore } from './groups';
import { createLeaseStore } from './leases';
import { createLoginStore } from './logins';
import { createMomentStore } from './moments';
import { createPictureStore } from './pictures';
import { createQueueStore } from './queue';
import type { LoginRow, ProfileRow } from './rows';
import { createSecretStore } from './secrets';
import { createSettingStore } from './settings';
import { createTaskStore } from './tasks';

/** All stores over one database, as use-cases receive them. */
export function createStores(db: RelinkDatabase) {
  return {
    ...createAlertStore(db),
    ...createAppStore(db),
    ...createCheckQueueStore(db),
    ...createCountStore(db),
    ...createEndingStore(db),
    ...createFlowStore(db),
    ...createGroupStore(db),
    ...createLeaseStore(db),
    ...createLoginStore(db),
    ...createMomentStore(db),
    ...createPictureStore(db),
    ...createQueueStore(db),
    ...createSecretStore(db),
    ...createSettingStore(db),
    ...createTaskStore(db),
    addLogin: (login: LoginRow, change: Omit<Change, 'login'>) => addLogin(db, login, change),
    changeLogin: (loginId: string, decide: Decision['decide']) => changeLogin(db, loginId, decide),
    changeLogins: (decisions: readonly Decision[]) => changeLogins(db, decisions),
    changeServer: (
      network: string,
      server: string,
      decide: (
        logins: readonly LoginRow[],
        profilesOf: (loginId: string) => readonly ProfileRow[],
      ) => readonly Change[],
    ) => changeServer(db, network, server, decide),
  };
}

export type Stores = ReturnType<typeof createStores>;
