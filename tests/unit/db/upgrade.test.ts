import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { RelinkDatabase } from '@/utils/db/database';
import { createStores } from '@/utils/db/stores';
import { healthyLogin, profileOf } from '../../rows';

/** The tables of the first version that hold what these tests look at, as they were. */
const FIRST_VERSION = {
  logins: 'id, &accountKey, network, [network+server], appId, nextCheckAt, stateDueAt, verifyBy',
  secrets: 'id',
  profiles: 'id, loginId, &[loginId+networkId], state, name',
};

const SECOND_VERSION = { ...FIRST_VERSION, endings: 'loginId', pictures: 'profileId, dueAt' };

test('a database of the second version opens with a task for what is disconnected in it', async () => {
  const name = `upgrade-${crypto.randomUUID()}`;
  const now = Date.now();
  const death = { cause: 'revoked', at: now, evidence: null } as const;
  const login = healthyLogin('anna', now, { death });
  const second = new Dexie(name);
  second.version(2).stores(SECOND_VERSION);
  await second.table('logins').add(login);
  await second.table('profiles').add(profileOf(login, 'Acme Bakery', now));
  second.close();

  const db = new RelinkDatabase(name);
  onTestFinished(() => db.delete());
  expect(await db.tasks.toArray()).toMatchObject([{ id: 'login anna', kind: 'sign_in', disconnected: 1 }]);
  expect(await db.profiles.toArray()).toMatchObject([{ name: 'Acme Bakery', taskId: 'login anna' }]);
});

test('a database of the first version opens with all its rows', async () => {
  const name = `upgrade-${crypto.randomUUID()}`;
  const login = healthyLogin('anna', Date.now(), {});
  const first = new Dexie(name);
  first.version(1).stores(FIRST_VERSION);
  await first.table('logins').add(login);
  await first.table('secrets').add({ id: 'anna', iv: new Uint8Array(12), ciphertext: new ArrayBuffer(1) });
  const profile = profileOf(login, 'Acme Bakery', Date.now());
  await first
    .table('profiles')
    .bulkAdd([profile, { ...profile, id: 'plain', networkId: 'plain', avatar: null }]);
  first.close();

  const db = new RelinkDatabase(name);
  onTestFinished(() => db.delete());
  const stores = createStores(db);
  expect(await stores.getLogin('anna')).toEqual(login);
  expect(await stores.getSecret('anna')).toBeDefined();
  expect(await stores.unfinishedEndings()).toEqual([]);
  // Their pictures are still to be loaded.
  const due = await stores.claimPictures(Date.now(), 10, Date.now());
  expect(due).toMatchObject([{ profileId: profile.id, url: profile.avatar }]);
});
