import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { OidcStore } from '../oidc/store.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { locked, notEnrolled, notPermitted, quota, suspended, unauthorized } from './problems.ts';

export const AVATAR_HOST = 'pbs.twimg.com';

/** `GET /2/users/me`, which costs money at the real network: https://docs.x.com/x-api/users/user-lookup-me */
export function usersMe(world: World, store: OidcStore, accounts: readonly Account[], call: Call): Answer {
  const app = world.board.choice('x', 'app');
  const token = store.livingAccess(call.bearer);
  const account = accounts.find((candidate) => candidate.id === token?.accountId);
  if (token === null || account === undefined || app === 'deleted') return unauthorized();
  if (world.board.accountIs('x', account.person, 'closed')) return unauthorized();
  if (app === 'disabled') return notEnrolled();
  const trouble = accountProblem(world, account);
  if (trouble !== null) return trouble;
  const scopes = (token.scope ?? '').split(' ');
  if (!scopes.includes('users.read') || !scopes.includes('tweet.read')) return notPermitted();
  const extra = (call.query.get('user.fields') ?? '').split(',');
  return json(
    200,
    {
      data: {
        id: account.id,
        name: account.name,
        username: account.handle,
        ...(extra.includes('profile_image_url') && {
          profile_image_url: avatarUrl(AVATAR_HOST, account.name),
        }),
      },
    },
    quota(74),
  );
}

/** What X has against an account, whichever endpoint is asked for it. */
function accountProblem(world: World, account: Account): Answer | null {
  if (world.board.accountIs('x', account.person, 'suspended')) return suspended();
  if (world.board.accountIs('x', account.person, 'security-check')) return locked();
  return null;
}
