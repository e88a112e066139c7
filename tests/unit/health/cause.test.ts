import { expect, test } from 'vitest';
import { CAUSES, causeText, reconnectMends } from '@/utils/health/cause';

test('a withdrawn access is told as what is proved, also where the network has not said it', () => {
  expect(causeText('revoked')).toEqual({
    title: 'Access was revoked',
    sentence:
      'The network no longer accepts this access. Usually it was withdrawn there, or ended by a sign-out from all devices.',
    fix: 'Reconnect to grant access again.',
  });
});

test('a fix asks to reconnect just where that helps', () => {
  const asks = CAUSES.filter((cause) => /reconnect\b/i.test(causeText(cause).fix));
  const helps = CAUSES.filter((cause) => reconnectMends(cause) && cause !== 'unlinked');
  expect(asks.filter((cause) => !/cannot help/.test(causeText(cause).fix))).toEqual(helps);
});
