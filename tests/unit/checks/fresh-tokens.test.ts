import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import { SERVER } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview } from '../world/world';

test('a token that was issued a moment ago is not called revoked by one answer, however definite its word is', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const { deps } = withNetwork(world, {
    identify: function* (session) {
      const answer = yield {
        url: `${SERVER}/me`,
        headers: { authorization: `Bearer ${session.accessToken}` },
      };
      throw new Refusal(diagnosis({ kind: 'renew', cause: 'revoked', proof: 'definite' }), answer);
    },
  });
  world.server.handlers['/me'] = () => Response.json({ error: 'revoked' }, { status: 401 });
  const check = async () => {
    await world.stores.askForCheck(null);
    await sweep(deps);
    return (await overview(world)).badge;
  };
  expect(await check()).toBe('');
  expect(world.server.asked.filter((path) => path === '/token')).toHaveLength(2);
  world.forwardMs(STRIKE_GAP);
  expect(await check()).toBe('3');
});
