import { useEffect, useState } from 'preact/hooks';
import { RedirectUri } from '@/components/apps/redirect-uri';
import { usePage } from '@/components/hooks/page';
import type { OAuthAccess } from '@/utils/networks/access';
import type { ConnectInput } from '@/utils/networks/network';

interface OwnRedirectUriProps {
  readonly access: OAuthAccess;
  readonly input: ConnectInput;
}

/** The redirect URI to register before Connect; where each server has one of its own, it follows what is typed. */
export function OwnRedirectUri({ access, input }: OwnRedirectUriProps) {
  const page = usePage();
  const { ownRedirect, redirectPath } = access;
  const [path, setPath] = useState<string | null>(ownRedirect ? null : redirectPath);
  useEffect(() => {
    let isOld = false;
    void ownRedirect?.ofTyped(input).then((found) => {
      if (!isOld) setPath(found);
    });
    return () => {
      isOld = true;
    };
  }, [ownRedirect, input]);
  if (path === null)
    return (
      <p class="hint">Type the address of the server first: its redirect URI to copy then shows here.</p>
    );
  return <RedirectUri uri={page.redirectUri(path)} />;
}
