import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { InteractionDetails } from 'oidc-provider';
import { consentPage, errorPage, type Face, signInPage, troublePage } from '../consent/page.ts';
import { type Answer, page, redirect } from '../core/answer.ts';
import { readCall } from '../core/call.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account } from '../world/people.ts';
import type { OidcNetwork } from './oidc-network.ts';

/** Serves `/interaction/<uid>`: sign-in and consent for an authorization that oidc-provider has begun. */
export async function interact(
  network: OidcNetwork,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await findDetails(provider, request, response);
  if (details === null) {
    const gone = errorPage(network.title, 'This page is too old', 'Go back and begin again.');
    return send(response, page(400, gone));
  }
  const finish = (result: object, merge = true) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: merge });
  const form = request.method === 'POST' ? (await readCall(request, 'http')).form : null;
  const forced = network.forcedAccount();
  if (details.prompt.name === 'login') {
    if (forced !== null) return finish({ login: { accountId: forced.id } });
    // Whoever must sign in anew may be somebody else, whom oidc-provider lets in only where nobody is.
    if (details.session?.accountId !== undefined) return send(response, beginAgain(network, details));
  }
  if (form === null) return send(response, page(200, show(network, details)));
  if (form.get('step') === 'sign-in') {
    const account = network.accounts.find((candidate) => candidate.person === form.get('person'));
    return account === undefined
      ? send(
          response,
          page(400, signInPage(network.title, faces(network), 'Nobody by that name has an account here.')),
        )
      : finish({ login: { accountId: account.id } });
  }
  if (form.get('step') === 'sign-out') return send(response, beginAgain(network, details));
  if (form.get('step') === 'clear') {
    network.clearTrouble(currentAccount(network, details));
    return send(response, page(200, show(network, details)));
  }
  if (form.get('decision') !== 'allow') {
    return finish(
      { error: 'access_denied', error_description: 'The resource owner denied the request.' },
      false,
    );
  }
  return finish({ consent: { grantId: await saveGrant(provider, details) } });
}

function show(network: OidcNetwork, details: InteractionDetails): string {
  const account = currentAccount(network, details);
  if (details.prompt.name === 'login' || account === null)
    return signInPage(network.title, faces(network), null);
  const trouble = network.trouble(account);
  if (trouble !== null) {
    return troublePage(network.title, faceOf(network, account), trouble.message, trouble.clear);
  }
  return consentPage({
    network: network.title,
    client: network.clientName(String(details.params.client_id)),
    face: faceOf(network, account),
    permissions: askedScopes(details).map((scope) => ({
      field: 'scope',
      value: scope,
      label: network.scopes[scope] ?? scope,
    })),
    choosable: false,
    pages: [],
  });
}

/** Signs the browser out and repeats the authorization, which then asks who is there. */
function beginAgain(network: OidcNetwork, details: InteractionDetails): Answer {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(details.params)) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const prompts = (query.get('prompt') ?? '')
    .split(' ')
    .filter((prompt) => prompt !== 'login' && prompt !== '');
  query.delete('prompt');
  if (prompts.length > 0) query.set('prompt', prompts.join(' '));
  return redirect(`${network.authorizationPath}?${query}`, 303, {
    'set-cookie': ['_session', '_session.sig'].map((name) => `${name}=; Path=/; Max-Age=0`),
  });
}

async function saveGrant(provider: Provider, details: InteractionDetails): Promise<string> {
  const existing = details.grantId === undefined ? undefined : await provider.Grant.find(details.grantId);
  const grant =
    existing ??
    new provider.Grant({
      accountId: details.session?.accountId ?? '',
      clientId: String(details.params.client_id),
    });
  grant.addOIDCScope(askedScopes(details).join(' '));
  return grant.save();
}

function askedScopes(details: InteractionDetails): string[] {
  return String(details.params.scope ?? '')
    .split(' ')
    .filter((scope) => scope !== '');
}

function currentAccount(network: OidcNetwork, details: InteractionDetails): Account | null {
  return network.accounts.find((account) => account.id === details.session?.accountId) ?? null;
}

async function findDetails(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<InteractionDetails | null> {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    // A stale cookie or address is the person's affair; anything else is a bug of the sandbox.
    if (error instanceof Error && error.name === 'SessionNotFound') return null;
    throw error;
  }
}

function faces(network: OidcNetwork): Face[] {
  return network.accounts.map((account) => faceOf(network, account));
}

function faceOf(network: OidcNetwork, account: Account): Face {
  return {
    id: account.person,
    name: account.name,
    detail: account.handle === null ? account.email : `@${account.handle}`,
    avatar: avatarUrl(network.avatarHost, account.name),
  };
}

function send(response: ServerResponse, answer: Answer): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.writeHead(answer.status).end(answer.body);
}
