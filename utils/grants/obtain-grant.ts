import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import { httpsOnly } from '@/utils/http/https-only';
import type { Purpose } from '@/utils/networks/access';
import type { Account, ConnectInput, Network, Place, Session, TokenSet } from '@/utils/networks/network';
import type { Deps, LocksPort } from '@/utils/ports/deps';
import { type Authorized, authorizeAtNetwork } from './authorize-at-network';
import { movedPlace } from './grant-facts';
import { requireOrigins } from './origins';

/** A grant that works: a first real call with it has told whose it is. */
export interface ObtainedGrant {
  readonly place: Place;
  readonly tokens: TokenSet;
  readonly asked: readonly string[];
  readonly account: Account;
  readonly session: Session;
}

/** Where a grant is asked for and what for, and what the person typed. */
interface GrantRequest {
  readonly network: Network;
  readonly place: Place;
  readonly purpose: Exclude<Purpose, { readonly kind: 'silent' }>;
  readonly input: ConnectInput;
}

/** What the person is asked to do, in the order in which it happens. */
export interface GrantSteps {
  /** Another sign-in window is open. */
  readonly queued: () => Promise<void>;
  readonly waiting: () => Promise<void>;
  readonly finishing: () => Promise<void>;
}

/**
 * Gets a grant from the person, in the sign-in window or with an app password, and proves it with a first call.
 * One sign-in window at a time: others wait for their turn.
 * @throws Failure or Refusal; nothing is stored either way
 */
export async function obtainGrant(
  deps: Deps,
  request: GrantRequest,
  steps: GrantSteps,
): Promise<ObtainedGrant> {
  const { network, place } = request;
  await requireOrigins(deps, network, place);
  const { tokens, asked, accountId } = await authorize(deps, request, steps);
  const moved = movedPlace(place, tokens);
  const session = { place: moved, ...tokens, accountId, grantedAt: deps.now() };
  const account = await converse(network.identify(session), bindToHosts(deps.fetch, network.hosts(moved)));
  return { place: moved, tokens, asked, account, session: { ...session, accountId: account.id } };
}

async function authorize(
  deps: Deps,
  { network, place, purpose, input }: GrantRequest,
  steps: GrantSteps,
): Promise<Authorized & { readonly accountId: string | null }> {
  const { access } = network;
  if (access.kind === 'oauth') {
    return inTurn(deps.locks, steps.queued, async () => {
      await steps.waiting();
      const authorized = await authorizeAtNetwork(deps, network, access, place, purpose, steps.finishing);
      return { ...authorized, accountId: null };
    });
  }
  await steps.finishing();
  const account = purpose.kind === 'reconnect' ? purpose.account : null;
  // A password goes to whichever server the handle leads to, over https only: the conversation finds it out.
  const signedIn = await converse(access.signIn(input, account, deps.now()), httpsOnly(deps.fetch));
  const { tokens, server, accountId } = signedIn;
  return { tokens: { ...tokens, server }, asked: [], accountId };
}

const WINDOW = 'interactive-authorization';

/** Runs `authorize` with the one sign-in window that may be open; `queued` is called when it has to wait for that. */
async function inTurn<T extends object>(
  locks: LocksPort,
  queued: () => Promise<void>,
  authorize: () => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  await locks.ifFree(WINDOW, async () => {
    done.push(await authorize());
  });
  const [authorized] = done;
  if (authorized) return authorized;
  await queued();
  return locks.exclusive(WINDOW, authorize);
}
