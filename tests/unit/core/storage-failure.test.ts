import { expect, test } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { storageCode } from '@/utils/core/storage-failure';

function named(name: string, more: object = {}): Error {
  return Object.assign(new Error('as the database says it'), { name, ...more });
}

test.each([
  ['the browser’s own word', named('QuotaExceededError'), 'storage_full'],
  ['inside an abort', named('AbortError', { inner: named('QuotaExceededError') }), 'storage_full'],
  ['in a bulk write', named('BulkError', { failures: [named('QuotaExceededError')] }), 'storage_full'],
  [
    'a bulk write whose transaction was aborted',
    named('BulkError', { failures: [named('AbortError')] }),
    'storage_failed',
  ],
  ['a database that the browser does not open', named('UnknownError'), 'storage_failed'],
  ['a database that Dexie could not open', named('OpenFailedError'), 'storage_failed'],
  [
    'one that could not be opened before',
    named('DatabaseClosedError', { inner: named('UnknownError') }),
    'storage_failed',
  ],
  [
    'one that Relink does not open',
    named('OpenFailedError', { inner: new Failure('newer_database') }),
    'newer_database',
  ],
  ['a row that is there already', named('BulkError', { failures: [named('ConstraintError')] }), 'unexpected'],
  ['an error of Relink’s own', new TypeError('x is not a function'), 'unexpected'],
  ['no error at all', 'a text', 'unexpected'],
] as const)('%s', (_, error, code) => {
  expect(storageCode(error)).toBe(code);
});
