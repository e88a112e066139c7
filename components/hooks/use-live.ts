import { useLayoutEffect, useState } from 'preact/hooks';
import type { RelinkDatabase } from '@/utils/db/database';
import { usePage } from './page';

/**
 * Runs a database query, and again whenever what it read has changed, in this page or in the worker.
 * @param deps values of the query; the last result stays on screen while the next one is read
 * @param first a result that is known already
 * @returns undefined until the first result. A read that fails is thrown in rendering, for the page's error boundary.
 */
export function useLive<T>(
  query: (db: RelinkDatabase) => Promise<T>,
  deps: readonly (string | number | boolean | null)[] = [],
  first?: T,
): T | undefined {
  const { live } = usePage();
  const [result, setResult] = useState<{ readonly value?: T; readonly error?: unknown }>({
    ...(first === undefined ? {} : { value: first }),
  });
  // The query is a new function at each render; its values are in `deps`.
  // Before the paint: an effect after it would delay the first read by a frame.
  useLayoutEffect(
    () =>
      live.watch(
        query,
        (value) => setResult({ value }),
        (error) => setResult({ error }),
      ),
    [live, ...deps],
  );
  if (result.error !== undefined) throw result.error;
  return result.value;
}
