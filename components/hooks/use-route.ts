import { useEffect, useState } from 'preact/hooks';
import { type Route, readRoute } from '@/components/dashboard/route';

/** @returns the page that the address names; it follows links and the Back button */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return readRoute(hash);
}
