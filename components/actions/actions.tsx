import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { useNow } from '@/components/hooks/use-now';
import { checkAskedText } from '@/components/text/check-asked';
import { MINUTE } from '@/utils/core/time';
import { isUnderWay, readFlows } from '@/utils/db/reads/flows';
import { readWithheld } from '@/utils/db/reads/withheld';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import type { ConnectInput } from '@/utils/networks/network';
import type { Asking } from './asked';
import { AskedLater } from './asked-later';
import { useHosts } from './use-hosts';

/** What can be done with a login or profile, the same in the popup and in the dashboard. */
export interface Actions {
  /** Logins whose sign-in is under way: their buttons wait. */
  readonly busy: ReadonlySet<string>;
  /** Asks for the hosts of the login in the click, then signs in again. */
  readonly reconnect: (login: LoginRow) => void;
  /** Signs in again where the click has asked for its hosts already. `answers`: what the person was asked after a try. */
  readonly reconnectAllowed: (loginId: string, answers?: ConnectInput) => void;
  /** Brings an unlinked profile back: through Connect, where the person chooses it again. */
  readonly connectAgain: (profile: ProfileRow) => void;
  /** Asks for the hosts of the login in the click, then checks it. */
  readonly check: (login: LoginRow) => void;
  /** Checks every login; asks for the hosts that were withdrawn, as far as they are why profiles are not verified. */
  readonly checkAll: () => void;
  /** Shows the profile's page; what is not known to be disconnected is checked, and the page says what that proved. */
  readonly troubleshoot: (profile: ProfileRow, login: LoginRow) => void;
  readonly unlink: (profile: ProfileRow, login: LoginRow) => void;
}

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
  const allowHosts = useHosts();
  const withheld = useLive((db) => readWithheld(db, now), [Math.floor(now / MINUTE)]);
  const actions = useMemo((): Actions => {
    const underWay = (flows ?? []).filter((flow) => isUnderWay(flow, now)).map((flow) => flow.loginId);
    return {
      busy: new Set(underWay.filter((id) => id !== null)),
      reconnect: (login) => void whenAllowed(login, () => startReconnect(login.id, {})),
      reconnectAllowed: (loginId, answers = {}) => void startReconnect(loginId, answers),
      check: (login) => void whenAllowed(login, () => startCheck(login)),
      // What is allowed is checked, whatever the answer.
      checkAll: () =>
        void allowHosts(withheld ?? []).then(() => run('checkNow', { loginId: null }, checkAskedText)),
      connectAgain: (profile) => page.openDashboard(`/connect/${profile.network}/${profile.loginId}`),
      troubleshoot: (profile, login) => void troubleshoot(profile, login),
      unlink: (profile, login) => setAsking({ kind: 'unlink', profile, login }),
    };

    // The hosts are asked for before anything is awaited.
    async function whenAllowed(login: LoginRow, start: () => Promise<unknown>): Promise<void> {
      if (await allowHosts([login])) await start();
    }

    function startCheck({ id, name }: LoginRow): Promise<unknown> {
      return run(
        'checkNow',
        { loginId: id },
        (asked) => checkAskedText(asked) ?? `${name} is being checked.`,
      );
    }

    async function troubleshoot({ id, state }: ProfileRow, login: LoginRow): Promise<void> {
      // Asked for first: the popup closes when the page opens.
      if (state === 'connected' || state === 'expiring') await whenAllowed(login, () => startCheck(login));
      page.openDashboard(`/profiles/${id}`);
    }

    async function startReconnect(loginId: string, answers: ConnectInput): Promise<void> {
      // Loaded here, because the popup shows its list without knowing how each network signs in.
      const [{ network }, login] = await Promise.all([
        import('@/utils/networks/registry'),
        page.live.read((db) => db.logins.get(loginId)),
      ]);
      if (login && network(login.network).access.kind === 'password') setAsking({ kind: 'password', login });
      else await run('reconnect', { loginId, fields: answers });
    }
  }, [flows, now, page, run, allowHosts, withheld]);
  const close = () => setAsking(null);
  return (
    <ActionContext.Provider value={actions}>
      {children}
      {asking && <AskedLater asking={asking} onClose={close} />}
    </ActionContext.Provider>
  );
}
