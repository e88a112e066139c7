import { useActions } from '@/components/actions/actions';
import { RedirectUri } from '@/components/apps/redirect-uri';
import { usePage } from '@/components/hooks/page';
import type { ShownFailure } from '@/components/text/outcome-failure';
import type { FlowRow } from '@/utils/db/rows';
import { SwitchAccount } from './switch-account';

interface RetryProps {
  readonly flow: FlowRow;
  readonly failure: ShownFailure;
}

/** What a person can do after a failed reconnect. */
export function Retry({ flow, failure }: RetryProps) {
  const { loginId } = flow;
  if (loginId === null) return null;
  const { redirectUri, origins = [] } = failure.detail;
  if (failure.code === 'new_redirect_uri' && redirectUri)
    return <RedirectChoice loginId={loginId} uri={redirectUri} />;
  return (
    <>
      {failure.code === 'wrong_account' && <SwitchAccount loginId={loginId} />}
      <TryAgain loginId={loginId} origins={origins} />
    </>
  );
}

/** Tries again, asking for the hosts that were missing in the same click. */
function TryAgain({ loginId, origins }: { readonly loginId: string; readonly origins: readonly string[] }) {
  const page = usePage();
  const { reconnectAllowed } = useActions();
  const retry = async (granted: Promise<boolean>) => {
    if (await granted) reconnectAllowed(loginId);
  };
  return (
    <button
      type="button"
      class="button"
      onClick={() => void retry(origins.length > 0 ? page.requestOrigins(origins) : Promise.resolve(true))}
    >
      {origins.length > 0 ? 'Allow and try again' : 'Try again'}
    </button>
  );
}

/** A server that knows the old redirect URI only has to be told the new one first. */
function RedirectChoice({ loginId, uri }: { readonly loginId: string; readonly uri: string }) {
  const { reconnectAllowed } = useActions();
  return (
    <>
      <RedirectUri uri={uri} />
      <button type="button" class="button" onClick={() => reconnectAllowed(loginId, { redirectUri: 'own' })}>
        I have added it: reconnect
      </button>
      <button
        type="button"
        class="button"
        onClick={() => reconnectAllowed(loginId, { redirectUri: 'shared' })}
      >
        Keep the old one
      </button>
    </>
  );
}
