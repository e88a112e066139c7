import type { Cause } from '@/utils/health/cause';
import { now } from '../../sandbox/core/clock.ts';
import { Facebook, facebookApp, type GraphToken } from '../../sandbox/facebook/facebook.ts';
import { facebookNetwork } from '../../sandbox/facebook/network.ts';
import type { World } from '../../sandbox/world/world.ts';
import { dead, type Served, type Standing, signedInAs, submit } from './served.ts';

const NEEDED = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];

/** Facebook with its pages: the sandbox's own model of it. */
export function serveFacebook(world: World): Served {
  const facebook = new Facebook(world);
  const played = facebookNetwork(world, facebook);
  const is = (person: string, name: 'closed' | 'suspended' | 'security-check' | 'data-access-expired') =>
    world.board.accountIs('facebook', person, name);
  return {
    network: 'facebook',
    played,
    typed: () => ({}),
    typedAgain: () => ({}),
    consent: (url, person, pages) =>
      signedInAs(world, 'facebook', person, () => {
        if (is(person, 'closed') || is(person, 'suspended') || is(person, 'security-check')) return null;
        const ticked = facebook.pagesOf(person).slice(pages === 'all but one' ? 1 : 0);
        return submit(played, url, [
          ['decision', 'allow'],
          ...NEEDED.map((name) => ['permission', name] as const),
          ...ticked.map(({ id }) => ['page', id] as const),
        ]);
      }),
    standing: (person, { accessToken }) => {
      if (facebook.appState !== 'ok') return dead('app_problem', 'revoked');
      if (is(person, 'closed')) return dead('revoked', 'account_closed');
      const standing = tokenStanding(facebook, person, facebook.token(accessToken));
      return standing.kind === 'alive' && is(person, 'security-check') ? dead('action_required') : standing;
    },
    profile: (person) => {
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

function tokenStanding(facebook: Facebook, person: string, token: GraphToken | null): Standing {
  if (token?.death === 'password') return dead('password_changed');
  if (!token || token.death || !facebook.installations.find(person)) return dead('revoked');
  if (token.expiresAt !== null && token.expiresAt <= now()) return dead('expired');
  return { kind: 'alive', until: token.expiresAt };
}
