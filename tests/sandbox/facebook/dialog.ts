import { converse, type Trouble } from '../consent/conversation.ts';
import { errorPage, type Tick } from '../consent/page.ts';
import { type Answer, page, redirect } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { now } from '../core/clock.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account } from '../world/people.ts';
import { type Facebook, facebookApp } from './facebook.ts';
import { AVATAR_HOST } from './fields.ts';
import { ALWAYS_GRANTED, permissions } from './permissions.ts';

const DATA_ACCESS_DAYS = 90;

/** The login dialog: https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow */
export function dialog(facebook: Facebook, call: Call): Answer {
  const problem = dialogProblem(facebook, call);
  if (problem !== null) return page(400, errorPage('Facebook', problem.title, problem.message));
  const asked = askedPermissions(call);
  return converse(call, {
    world: facebook.world,
    network: 'facebook',
    title: 'Facebook',
    client: facebookApp.name,
    accounts: facebook.accounts,
    avatarHost: AVATAR_HOST,
    chooseAccount: call.query.get('auth_type') === 'reauthenticate',
    trouble: (account) => trouble(facebook, account),
    alreadyAllowed: () => false,
    permissions: (account) => offered(facebook, account, call).map(permissionTick),
    choosable: true,
    pages: (account) =>
      (asked.includes('pages_show_list') ? facebook.pagesOf(account.person) : []).map(pageTick),
    allow: (account, form) => allow(facebook, call, account, form),
    decline: () =>
      back(call, {
        error: 'access_denied',
        error_code: '200',
        error_description: 'Permissions error',
        error_reason: 'user_denied',
      }),
  });
}

function dialogProblem(
  facebook: Facebook,
  call: Call,
): { readonly title: string; readonly message: string } | null {
  if (call.query.get('client_id') !== facebookApp.id || facebook.appState === 'deleted') {
    return { title: 'Invalid App ID', message: 'The provided app ID does not look like a valid app ID.' };
  }
  if (facebook.appState === 'disabled') {
    return {
      title: 'App not active',
      message: 'This app is not currently accessible and the app developer is aware of the issue.',
    };
  }
  if (call.query.get('redirect_uri') !== facebook.redirectUri) {
    return {
      title: 'URL blocked',
      message:
        "This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings. Make sure that the client and web OAuth logins are on and add all your app domains as valid OAuth redirect URIs.",
    };
  }
  const unknown = askedPermissions(call).filter((name) => permissions[name] === undefined);
  if (unknown.length === 0) return null;
  return { title: 'Invalid Scopes', message: `Invalid Scopes: ${unknown.join(', ')}.` };
}

function askedPermissions(call: Call): string[] {
  const asked = (call.query.get('scope') ?? '').split(',').filter((name) => name !== '');
  return [...new Set([ALWAYS_GRANTED, ...asked])];
}

/** What was declined earlier is left out silently unless the client asks for it again. */
function offered(facebook: Facebook, account: Account, call: Call): string[] {
  const declined = facebook.installations.find(account.person)?.declined ?? new Set();
  const again = call.query.get('auth_type') === 'rerequest';
  return askedPermissions(call).filter((name) => again || !declined.has(name));
}

function permissionTick(name: string): Tick {
  return { field: 'permission', value: name, label: permissions[name] ?? name };
}

function pageTick(found: { readonly id: string; readonly name: string }): Tick {
  return { field: 'page', value: found.id, label: found.name, avatar: avatarUrl(AVATAR_HOST, found.name) };
}

function trouble(facebook: Facebook, account: Account): Trouble | null {
  const { board } = facebook.world;
  if (board.accountIs('facebook', account.person, 'closed')) {
    return { message: 'This account does not exist any more.', clear: null };
  }
  if (board.accountIs('facebook', account.person, 'suspended')) {
    return { message: 'Your account has been suspended.', clear: null };
  }
  if (!board.accountIs('facebook', account.person, 'security-check')) return null;
  return {
    message: 'We noticed unusual activity. Please confirm that it was you.',
    clear: {
      label: 'This was me',
      act: () => board.set('facebook', account.person, 'security-check', false),
    },
  };
}

function allow(facebook: Facebook, call: Call, account: Account, form: URLSearchParams | null): Answer {
  const allowed = new Set([ALWAYS_GRANTED, ...(form?.getAll('permission') ?? [])]);
  facebook.installations.consent(
    account.person,
    offered(facebook, account, call),
    allowed,
    form?.getAll('page') ?? [],
  );
  facebook.world.board.set('facebook', account.person, 'data-access-expired', false);
  if ((call.query.get('response_type') ?? 'code') === 'token') return implicit(facebook, call, account);
  const code = facebook.codes.issue({
    person: account.person,
    clientId: facebookApp.id,
    redirectUri: facebook.redirectUri,
    scopes: askedPermissions(call),
    challenge: null,
    challengeMethod: null,
  });
  return back(call, { code });
}

/** The implicit flow answers in the fragment, behind an empty query. */
function implicit(facebook: Facebook, call: Call, account: Account): Answer {
  const lifetime = facebook.shortLifetime();
  const token = facebook.issue(account.person, null, now() + lifetime * 1000);
  const fragment = new URLSearchParams({
    access_token: token.value,
    data_access_expiration_time: String(Math.floor(now() / 1000) + DATA_ACCESS_DAYS * 86_400),
    expires_in: String(lifetime),
  });
  const state = call.query.get('state');
  if (state !== null) fragment.set('state', state);
  return redirect(`${facebook.redirectUri}?#${fragment}`);
}

/** Facebook leaves its mark, `#_=_`, at the end of the redirect. */
function back(call: Call, params: Readonly<Record<string, string>>): Answer {
  const url = new URL(call.query.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const state = call.query.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return redirect(`${url.href}#_=_`);
}
