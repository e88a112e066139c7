import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/core/time';
import { usePage } from './page';

/** @returns the time, which goes on ticking, so that "12 min ago" stays true while the page is open */
export function useNow(everyMs = 15 * SECOND): number {
  const page = usePage();
  const [now, setNow] = useState(page.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(page.now()), everyMs);
    return () => clearInterval(timer);
  }, [page, everyMs]);
  return now;
}
