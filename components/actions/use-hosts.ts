import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { placeOfApp } from '@/utils/db/reads/apps';
import type { AppRow, LoginRow } from '@/utils/db/rows';

/** What tells the hosts of a login: its network, its server and its app. */
type At = Pick<LoginRow, 'network' | 'server' | 'appId'>;

type OriginsOf = (login: At) => readonly string[];

/**
 * Asks for the hosts of logins. Which they are is known before the click, because nothing may be awaited in it; hosts
 * that are allowed already are asked for without a word of the browser.
 * @returns a function that resolves to whether they are allowed; that they are not is shown on the page
 */
export function useHosts(): (logins: readonly At[]) => Promise<boolean> {
  const { allow } = useCommand();
  const apps = useLive((db) => db.apps.toArray());
  const known = useRef<OriginsOf | null>(null);
  useEffect(() => {
    let gone = false;
    // The popup shows its list without knowing the networks: they come once the first live read is there.
    if (apps)
      void originsAt(apps).then((originsOf) => {
        if (!gone) known.current = originsOf;
      });
    return () => {
      gone = true;
    };
  }, [apps]);
  return useCallback(
    (logins) => {
      const ask = (originsOf: OriginsOf) => allow([...new Set(logins.flatMap(originsOf))]);
      return known.current ? ask(known.current) : originsAt(apps ?? []).then(ask);
    },
    [allow, apps],
  );
}

async function originsAt(apps: readonly AppRow[]): Promise<OriginsOf> {
  const [{ network }, { originsOf }] = await Promise.all([
    import('@/utils/networks/registry'),
    import('@/utils/networks/origins'),
  ]);
  return (login) => {
    const app = apps.find(({ id }) => id === login.appId);
    return originsOf(network(login.network), app ? placeOfApp(app) : { server: login.server, app: null });
  };
}
