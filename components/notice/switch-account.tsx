import { ExternalLink } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import { placeNameOf } from '@/components/text/network-names';

/** Leads to where the browser's sign-in at the network is changed, so that the next try is greeted as the right account. */
export function SwitchAccount({ loginId }: { readonly loginId: string }) {
  const login = useLive((db) => db.logins.get(loginId).then((row) => row ?? null), [loginId]);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    // Loaded here, because the popup shows its list without the guides.
    if (login)
      void import('@/utils/networks/guides/registry').then(({ guideTo }) => {
        if (!gone) setUrl(guideTo(login.network).switchUrl(login.server));
      });
    return () => {
      gone = true;
    };
  }, [login]);
  if (!login || url === null) return null;
  return (
    <a class="button" href={url} target="_blank" rel="noreferrer">
      Switch account at {placeNameOf(login)} <Icon node={ExternalLink} size={12} />
    </a>
  );
}
