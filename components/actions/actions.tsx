import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { useNow } from '@/components/hooks/use-now';
import { isUnderWay, readFlows } from '@/utils/db/reads/flows';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { PasswordDialog } from './password-dialog';
import { UnlinkDialog } from './unlink-dialog';

/** What can be done with a login or profile, the same in the popup and in the dashboard. */
export interface Actions {
  /** Logins whose sign-in is under way: their buttons wait. */
  readonly busy: ReadonlySet<string>;
  readonly reconnect: (loginId: string) => void;
  /** Brings an unlinked profile back: through Connect, where the person chooses it again. */
  readonly connectAgain: (profile: ProfileRow) => void;
  readonly check: (login: LoginRow) => void;
  readonly troubleshoot: (profile: ProfileRow) => void;
  readonly unlink: (profile: ProfileRow, login: LoginRow) => void;
}

type Asking =
  | { readonly kind: 'password'; readonly login: LoginRow }
  | { readonly kind: 'unlink'; readonly profile: ProfileRow; readonly login: LoginRow };

const ActionContext = createContext<Actions | null>(null);

/** @returns the actions of the page */
export function useActions(): Actions {
  const actions = useContext(ActionContext);
  if (!actions) throw new Error('useActions needs an ActionProvider above it');
  return actions;
}

/** Carries out actions, and asks first where something has to be asked. */
export function ActionProvider({ children }: { readonly children: ComponentChildren }) {
  const page = usePage();
  const now = useNow();
  const { run } = useCommand();
  const [asking, setAsking] = useState<Asking | null>(null);
  const flows = useLive(readFlows);
  const actions = useMemo((): Actions => {
    const underWay = (flows ?? []).filter((flow) => isUnderWay(flow, now)).map((flow) => flow.loginId);
    return {
      busy: new Set(underWay.filter((id) => id !== null)),
      reconnect: (loginId) => void startReconnect(loginId),
      check: (login) => void run('checkNow', { loginId: login.id }, () => `${login.name} is being checked.`),
      connectAgain: (profile) => page.openDashboard(`/connect/${profile.network}`),
      troubleshoot: (profile) => page.openDashboard(`/profiles/${profile.id}`),
      unlink: (profile, login) => setAsking({ kind: 'unlink', profile, login }),
    };

    async function startReconnect(loginId: string): Promise<void> {
      // Loaded here, because the popup shows its list without knowing how each network signs in.
      const [{ network }, login] = await Promise.all([
        import('@/utils/networks/registry'),
        page.live.read((db) => db.logins.get(loginId)),
      ]);
      if (login && network(login.network).access.kind === 'password') setAsking({ kind: 'password', login });
      else await run('reconnect', { loginId, fields: {} });
    }
  }, [flows, now, page, run]);
  const close = () => setAsking(null);
  return (
    <ActionContext.Provider value={actions}>
      {children}
      {asking?.kind === 'password' && <PasswordDialog login={asking.login} onClose={close} />}
      {asking?.kind === 'unlink' && (
        <UnlinkDialog profile={asking.profile} login={asking.login} onClose={close} />
      )}
    </ActionContext.Provider>
  );
}
