import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';
import { withoutDowngrade } from './no-downgrade';
import { newPicture } from './pictures';
import type {
  AlertRow,
  AppRow,
  EndingRow,
  EventRow,
  FlowRow,
  GroupRow,
  LeaseRow,
  LoginRow,
  PictureRow,
  ProfileRow,
  QueueRow,
  SecretRow,
  SettingRow,
  SweepRow,
  TaskRow,
} from './rows';
import { DATABASE, SCHEMA_VERSION } from './schema';
import { rebuildTasks } from './tasks';

/** The one database of Relink. */
export class RelinkDatabase extends Dexie {
  declare apps: EntityTable<AppRow, 'id'>;
  declare logins: EntityTable<LoginRow, 'id'>;
  declare profiles: EntityTable<ProfileRow, 'id'>;
  declare events: Table<EventRow, number>;
  declare flows: EntityTable<FlowRow, 'id'>;
  declare secrets: EntityTable<SecretRow, 'id'>;
  declare keys: Table<{ id: string; key: CryptoKey }, string>;
  declare leases: EntityTable<LeaseRow, 'loginId'>;
  declare endings: EntityTable<EndingRow, 'loginId'>;
  declare pictures: EntityTable<PictureRow, 'profileId'>;
  declare alerts: EntityTable<AlertRow, 'key'>;
  declare settings: EntityTable<SettingRow, 'key'>;
  declare sweeps: EntityTable<SweepRow, 'id'>;
  declare tasks: EntityTable<TaskRow, 'id'>;
  declare groups: EntityTable<GroupRow, 'id'>;
  declare queues: EntityTable<QueueRow, 'id'>;

  constructor(name = DATABASE) {
    super(name, { indexedDB: withoutDowngrade(indexedDB) });
    this.version(1).stores({
      apps: 'id, network',
      logins: 'id, &accountKey, network, [network+server], appId, nextCheckAt, stateDueAt, verifyBy',
      profiles: 'id, loginId, &[loginId+networkId], state, name',
      events: '++id, [profileId+at], [loginId+at], at',
      flows: 'id, startedAt, loginId',
      secrets: 'id',
      keys: 'id',
      leases: 'loginId',
      alerts: 'key, loginId, sentAt',
      settings: 'key',
      sweeps: 'id',
    });
    this.version(2)
      .stores({ endings: 'loginId', pictures: 'profileId, dueAt' })
      .upgrade(async (transaction) => {
        const profiles: ProfileRow[] = await transaction.table('profiles').toArray();
        const wanted = profiles.flatMap(({ id, avatar }) =>
          avatar === null ? [] : [newPicture(id, avatar)],
        );
        await transaction.table('pictures').bulkAdd(wanted);
      });
    this.version(SCHEMA_VERSION)
      .stores({
        logins:
          'id, &accountKey, network, [network+server], appId, nextCheckAt, stateDueAt, verifyBy, humanNeededAt',
        profiles:
          'id, loginId, &[loginId+networkId], state, name, taskId, groupId, [groupId+state], [groupId+taskId]',
        groups: 'id, order',
        tasks: 'id, [state+rank], [state+kind], shelf.until',
        queues: 'id',
      })
      .upgrade((transaction) =>
        rebuildTasks({
          logins: transaction.table('logins'),
          profiles: transaction.table('profiles'),
          tasks: transaction.table('tasks'),
        }),
      );
  }

  /**
   * Opens it; nobody has to, since the first use does. While a disk is full Chromium takes the database away from
   * everybody and opens it for nobody. Dexie would then refuse every use for good: the next use tries to open it again.
   */
  override open(): PromiseExtended<Dexie> {
    const opening = super.open();
    // Not at once: what has waited for it is told first why it could not be opened.
    opening.catch(() => setTimeout(() => this.close({ disableAutoOpen: false }), 0));
    return opening;
  }
}
