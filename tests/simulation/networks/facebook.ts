import { DAY } from '@/utils/core/time';
import type { Cause } from '@/utils/health/cause';
import { now } from '../../sandbox/core/clock.ts';
import { Facebook, facebookApp, type GraphToken } from '../../sandbox/facebook/facebook.ts';
import { facebookNetwork } from '../../sandbox/facebook/network.ts';
import type { PlayedNetwork } from '../../sandbox/world/played-network.ts';
import type { World } from '../../sandbox/world/world.ts';
import { dead, type Served, type Standing, signedInAs, submit } from './served.ts';

/** How long the app may read after a person's last sign-in, whatever becomes of its token. */
const DATA_ACCESS = 90 * DAY;

const NEEDED = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];

/** Facebook with its pages: the sandbox's own model of it. */
export function serveFacebook(world: World): Served {
  const facebook = new Facebook(world);
  const signedInAt = new Map<string, number>();
  const network = facebookNetwork(world, facebook);
  const dataEndsAt = (person: string) => (signedInAt.get(person) ?? 0) + DATA_ACCESS;
  /** The clock runs without a word: it is read whenever somebody asks. */
  const endDataAccess = () => {
    for (const person of signedInAt.keys())
      if (dataEndsAt(person) <= now()) world.board.set('facebook', person, 'data-access-expired', true);
  };
  const played: PlayedNetwork = {
    ...network,
    handle: (call) => {
      endDataAccess();
      return network.handle(call);
    },
  };
  const is = (person: string, name: 'closed' | 'suspended' | 'security-check' | 'data-access-expired') =>
    world.board.accountIs('facebook', person, name);
  const letsIn = (person: string) =>
    !is(person, 'closed') && !is(person, 'suspended') && !is(person, 'security-check');
  return {
    network: 'facebook',
    played,
    typed: () => ({}),
    typedAgain: () => ({}),
    consent: (url, person, pages) =>
      signedInAs(world, 'facebook', person, async () => {
        if (!letsIn(person)) return null;
        const ticked = facebook.pagesOf(person).slice(pages === 'all but one' ? 1 : 0);
        const consent = await submit(played, url, [
          ['decision', 'allow'],
          ...NEEDED.map((name) => ['permission', name] as const),
          ...ticked.map(({ id }) => ['page', id] as const),
        ]);
        if (consent?.kind === 'redirected') signedInAt.set(person, now());
        return consent;
      }),
    accepts: (person) => facebook.appState === 'ok' && letsIn(person),
    standing: (person, { accessToken }) => {
      if (facebook.appState !== 'ok') return dead('app_problem', 'revoked');
      if (is(person, 'closed')) return dead('revoked', 'account_closed');
      const standing = tokenStanding(facebook, person, facebook.token(accessToken), dataEndsAt(person));
      return standing.kind === 'alive' && is(person, 'security-check') ? dead('action_required') : standing;
    },
    profile: (person) => {
      endDataAccess();
      const granted = facebook.installations.find(person)?.granted;
      const permitted = NEEDED.every((name) => granted?.has(name));
      const visible = new Map(facebook.visiblePages(person).map((page) => [page.id, page]));
      return (id) => {
        if (is(person, 'data-access-expired') || !permitted)
          return ['permission_missing', 'role_lost', 'not_selected'];
        const page = visible.get(id);
        if (!page) return ['role_lost', 'not_selected' as Cause];
        return page.tasks.includes('MANAGE') || page.tasks.includes('CREATE_CONTENT') ? null : ['role_lost'];
      };
    },
    isSpent: () => false,
  };
}

export const FACEBOOK_APP = { clientId: facebookApp.id, clientSecret: facebookApp.secret };

/** `dataEndsAt`: the date that no exchange of tokens moves; Relink prolongs the token itself. */
function tokenStanding(
  facebook: Facebook,
  person: string,
  token: GraphToken | null,
  dataEndsAt: number,
): Standing {
  if (token?.death === 'password') return dead('password_changed');
  if (!token || token.death || !facebook.installations.find(person)) return dead('revoked');
  if (token.expiresAt !== null && token.expiresAt <= now()) return dead('expired');
  return { kind: 'alive', until: dataEndsAt };
}
