import { expect, test } from 'vitest';
import { testApp } from '@/utils/connections/test-app';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld } from '../world/world';

test('an app is tested only where Relink may talk, and one that is known is said to be', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const [app] = await world.db.apps.toArray();
  const appId = app?.id ?? '';
  const { deps } = withNetwork(world, { sendsCors: false });
  expect((await testApp(deps, appId)).verdict).toBe('accepted');
  world.missingOrigins = ['https://net.example/*'];
  await expect(testApp(deps, appId)).rejects.toMatchObject({ code: 'host_permission_missing' });
});
