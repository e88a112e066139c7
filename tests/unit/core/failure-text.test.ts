import { expect, test } from 'vitest';
import { FAILURE_CODES } from '@/utils/core/failure';
import { failureText } from '@/utils/core/failure-text';

test.each(FAILURE_CODES)('%s comforts nobody with what was not proved', (code) => {
  const { title, fix } = failureText(code, { network: 'Facebook', host: 'graph.facebook.com' });
  expect(`${title} ${fix}`).not.toMatch(/nothing is wrong/i);
});
