import { useEffect, useState } from 'preact/hooks';
import { isSamePage, type Route, readRoute } from '@/components/dashboard/route';

export interface Visit {
  readonly route: Route;
  /** Counts the visits: another one with each link and each step back, also to the same page. */
  readonly number: number;
  /** Whether a link or a step back led here from another page: its heading takes the focus. */
  readonly arrived: boolean;
}

/** @returns the page that the address names; it follows links and the Back button */
export function useRoute(): Visit {
  const [visit, setVisit] = useState<Visit>(() => ({
    route: readRoute(location.hash),
    number: 0,
    arrived: false,
  }));
  useEffect(() => {
    const follow = () =>
      setVisit((last) => {
        const route = readRoute(location.hash);
        return { route, number: last.number + 1, arrived: !isSamePage(last.route, route) };
      });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return visit;
}

/** Changes what the address says without leaving the page: no step back leads to what was there before. */
export function replaceHash(hash: string): void {
  history.replaceState(history.state, '', hash);
}
