import { type Answer, page, redirect } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account, PersonId } from '../world/people.ts';
import { asPerson } from '../world/sign-ins.ts';
import type { World } from '../world/world.ts';
import { consentPage, type Face, signInPage, type Tick, troublePage } from './page.ts';

export interface Trouble {
  readonly message: string;
  /** The button that mends it, and what the button does; null where only the network could. */
  readonly clear: { readonly label: string; readonly act: () => void } | null;
}

/** What a network wants to know from the person before it sends the browser back. */
export interface Authorization {
  readonly world: World;
  readonly network: Account['network'];
  readonly title: string;
  readonly client: string;
  readonly accounts: readonly Account[];
  readonly avatarHost: string;
  /** The person must choose an account although one is signed in. */
  readonly chooseAccount: boolean;
  readonly trouble: (account: Account) => Trouble | null;
  /** Consent given earlier that still holds, so nothing is asked. */
  readonly alreadyAllowed: (account: Account) => boolean;
  readonly permissions: (account: Account) => readonly Tick[];
  readonly choosable: boolean;
  readonly pages: (account: Account) => readonly Tick[];
  readonly allow: (account: Account, form: URLSearchParams | null) => Answer;
  readonly decline: () => Answer;
}

const CHOSEN = 'account_chosen';

/** Shows the page that comes next, or carries out what the person pressed on the last one. */
export function converse(call: Call, ask: Authorization): Answer {
  return call.method === 'POST' ? act(call, ask) : show(call, ask);
}

function show(call: Call, ask: Authorization): Answer {
  const account = seatOf(call, ask);
  const choose =
    ask.chooseAccount && !call.query.has(CHOSEN) && ask.world.signIns.forced(ask.network) === null;
  if (account === null || choose) return page(200, signInPage(ask.title, faces(ask), null));
  const trouble = ask.trouble(account);
  if (trouble !== null) {
    return page(
      200,
      troublePage(ask.title, faceOf(ask, account), trouble.message, trouble.clear?.label ?? null),
    );
  }
  if (ask.alreadyAllowed(account)) return ask.allow(account, null);
  return page(
    200,
    consentPage({
      network: ask.title,
      client: ask.client,
      face: faceOf(ask, account),
      permissions: ask.permissions(account),
      choosable: ask.choosable,
      pages: ask.pages(account),
    }),
  );
}

function act(call: Call, ask: Authorization): Answer {
  const account = seatOf(call, ask);
  switch (call.form.get('step')) {
    case 'sign-in':
      return signIn(call, ask, asPerson(call.form.get('person')));
    case 'sign-out':
      return redirect(again(call, false), 303, ask.world.signIns.signOut());
    case 'clear':
      if (account !== null) ask.trouble(account)?.clear?.act();
      return redirect(again(call, true), 303);
    default:
      return decide(call, ask, account);
  }
}

function signIn(call: Call, ask: Authorization, person: PersonId | null): Answer {
  if (!ask.accounts.some((account) => account.person === person) || person === null)
    return page(400, signInPage(ask.title, faces(ask), 'Nobody by that name has an account here.'));
  return redirect(again(call, true), 303, ask.world.signIns.signIn(ask.network, person));
}

function decide(call: Call, ask: Authorization, account: Account | null): Answer {
  if (account === null) return redirect(again(call, false), 303);
  return call.form.get('decision') === 'allow' ? ask.allow(account, call.form) : ask.decline();
}

function seatOf(call: Call, ask: Authorization): Account | null {
  const person = ask.world.signIns.personOf(call, ask.network);
  return ask.accounts.find((account) => account.person === person) ?? null;
}

/** The same address, with or without the mark that the account has been chosen. */
function again(call: Call, chosen: boolean): string {
  const query = new URLSearchParams(call.query);
  query.delete(CHOSEN);
  if (chosen) query.set(CHOSEN, '1');
  return `${call.path}?${query}`;
}

function faces(ask: Authorization): Face[] {
  return ask.accounts.map((account) => faceOf(ask, account));
}

function faceOf(ask: Authorization, account: Account): Face {
  return {
    id: account.person,
    name: account.name,
    detail: account.handle === null ? account.email : `@${account.handle}`,
    avatar: avatarUrl(ask.avatarHost, account.name),
  };
}
