import type { FailureCode, FailureDetail } from './failure';

/** A failure in words: what happened, and what to do next. */
export interface FailureText {
  readonly title: string;
  readonly fix: string;
}

type Words = (detail: FailureDetail) => FailureText;

/** Spoken, not spelled: an OAuth server, a Mastodon server. */
const withArticle = (noun: string): string => `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;

const network = (detail: FailureDetail): string => detail.network ?? 'the network';
const Network = (detail: FailureDetail): string => detail.network ?? 'The network';
const server = (detail: FailureDetail): string => detail.host ?? network(detail);

const TEXTS: Record<FailureCode, Words> = {
  refused_by_person: (d) => ({
    title: `Access was declined on the page of ${network(d)}.`,
    fix: 'Nothing was changed. Start again and choose to allow access.',
  }),
  window_closed: () => ({
    title: 'The sign-in window was closed before it was finished.',
    fix: 'Nothing was changed. Start again and stay in the window until it closes by itself.',
  }),
  cancelled: () => ({
    title: 'You cancelled this sign-in.',
    fix: 'Nothing was changed. Start again whenever you like.',
  }),
  page_not_loaded: (d) => ({
    title: `The sign-in page of ${server(d)} could not be loaded.`,
    fix: 'Look whether the site opens in a tab, then try again.',
  }),
  provider_error: (d) => ({
    title: `${Network(d)} reported an error instead of granting access.`,
    fix: 'Try again; if it stays, compare the app and its redirect URI under Settings → Apps.',
  }),
  state_mismatch: (d) => ({
    title: `The answer from ${network(d)} does not belong to this sign-in.`,
    fix: 'It was thrown away and nothing was changed. Start again from Relink.',
  }),
  issuer_mismatch: (d) => ({
    title: `The answer names another server than ${server(d)}.`,
    fix: 'It was thrown away and nothing was changed. Check the address of the server.',
  }),
  doubled_answer: (d) => ({
    title: `The answer from ${network(d)} holds the same part twice, so it cannot be trusted.`,
    fix: 'It was thrown away and nothing was changed. Start again; if it stays, tell whoever runs the server.',
  }),
  issuer_not_typed: (d) => ({
    title: `${server(d)} answered in the name of ${d.actual ?? 'another server'}, and no issuer was typed to compare that with.`,
    fix: 'It was thrown away and nothing was changed. If that is the right server, type this address as its Issuer URL and connect again.',
  }),
  authorization_timed_out: () => ({
    title: 'The sign-in took longer than 15 minutes.',
    fix: 'Close the sign-in window if it is still open, then start again.',
  }),
  another_window_open: () => ({
    title: 'Another sign-in window is still open.',
    fix: 'Finish or close that window, then start again.',
  }),
  interrupted: () => ({
    title: 'The browser stopped Relink in the middle of this sign-in.',
    fix: 'What was connected before is untouched. Close the sign-in window if it is still open, because nothing listens to it any more, then start again.',
  }),
  wrong_account: (d) => ({
    title: `You signed in as ${d.actual ?? 'somebody else'}, but this connection belongs to ${d.expected ?? 'another account'}.`,
    fix: `Nothing was changed. Sign in to ${network(d)} as ${d.expected ?? 'that account'}, then reconnect.`,
  }),
  unlinked_meanwhile: (d) => ({
    title: `You unlinked ${d.expected ?? 'this login'} while its sign-in window was open, so the new sign-in was not kept.`,
    fix: 'Connect it again whenever you like; its history is kept.',
  }),
  identity_mismatch: (d) => ({
    title: `${server(d)} answered for another account than ${d.expected ?? 'the one that was asked for'}.`,
    fix: 'Its answer was thrown away and nothing was changed. If you gave this server an app password, delete that password in the settings of the network.',
  }),
  grant_not_accepted: (d) => ({
    title: `${Network(d)} granted access, but the first call with it failed.`,
    fix: 'The new grant was dropped and nothing was changed. Try again in a minute.',
  }),
  app_refused: (d) => ({
    title: `${Network(d)} does not accept the app (client ID or secret).`,
    fix: 'Compare both with what stands there. Then save the app again under Settings → Apps, or connect again where you typed them while connecting.',
  }),
  permission_missing: (d) => ({
    title: `A permission that is needed was not granted at ${network(d)}.`,
    fix: 'Start again and leave every permission switched on.',
  }),
  account_suspended: (d) => ({
    title: `${Network(d)} has suspended or disabled this account.`,
    fix: 'Sign in at the network and follow what it says there.',
  }),
  action_required: (d) => ({
    title: `${Network(d)} wants you to confirm something first.`,
    fix: 'Open the network, finish what it asks for, then start again.',
  }),
  no_profiles: (d) => ({
    title: `This login has no profile at ${network(d)} that Relink could look after.`,
    fix: 'Check that you signed in with the right account and that everything was ticked on the consent page.',
  }),
  bad_input: (d) => ({
    title:
      d.problem ??
      (d.field ? `“${d.field}” is missing or not valid.` : 'Something that was typed is not valid.'),
    fix: 'Correct it and try again.',
  }),
  insecure_address: (d) => ({
    title: d.problem ?? `${d.host ?? 'This address'} does not use https.`,
    fix: 'Use an https address. Plain http is accepted only for servers on this computer.',
  }),
  not_such_a_server: (d) => ({
    title: `${server(d)} does not answer like ${withArticle(d.network ?? 'server of this kind')}.`,
    fix: 'Check the spelling of the address, and whether the site opens in a tab.',
  }),
  unlike_sites: (d) => ({
    title: `You would sign in at ${d.expected ?? 'one site'}, but ${d.actual ?? 'another site'} would receive the result.`,
    fix: 'Some companies use two sites for this, and so do thieves. Nothing was sent yet: go on only if both belong to the server that you mean.',
  }),
  new_redirect_uri: (d) => ({
    title: `Relink has a redirect URI for ${server(d)} alone now, which keeps other servers from passing off answers as its own.`,
    fix: 'Add it to the client at that server, beside the one there, then go on. You can also keep the old one.',
  }),
  handle_not_found: (d) => ({
    title: `The handle ${d.actual ?? ''} was not found.`,
    fix: 'Check its spelling, with the full domain, for example name.bsky.social.',
  }),
  not_home_server: (d) => ({
    title: `${server(d)} is not the server of ${d.expected ?? 'this account'}.`,
    fix: 'Nothing was sent to it. Under “More options”, leave “Server” empty and connect: Relink finds the right one by the handle.',
  }),
  wrong_password: (d) => ({
    title: `${Network(d)} does not accept this handle and app password.`,
    fix: 'Create a new app password in the settings of the network and paste it here.',
  }),
  second_factor: (d) => ({
    title: `${Network(d)} asks for an e-mail code, which happens with the main password.`,
    fix: 'Create an app password in the settings of the network and use it here instead.',
  }),
  app_missing: (d) => ({
    title: `${Network(d)} needs an app of your own first.`,
    fix: 'Open Settings → Apps, follow the steps there and save the app.',
  }),
  app_in_use: () => ({
    title: 'Connected logins still depend on this app.',
    fix: 'Unlink them first, or change the app instead of removing it.',
  }),
  offline: () => ({ title: 'This computer is offline.', fix: 'Try again when the connection is back.' }),
  unreachable: (d) => ({
    title: `${server(d)} could not be reached.`,
    fix: 'Check the address and the connection, then try again.',
  }),
  timed_out: (d) => ({ title: `${server(d)} took too long to answer.`, fix: 'Try again in a few minutes.' }),
  rate_limited: (d) => ({
    title: `${Network(d)} asks for a pause between requests.`,
    fix: 'That is no sign that anything is wrong. Try again in a few minutes.',
  }),
  outage: (d) => ({
    title: `${server(d)} has trouble at the moment.`,
    fix: 'That proves nothing about your connection. Try again later.',
  }),
  malformed: (d) => ({
    title: `${server(d)} sent ${d.read === undefined ? 'an answer that could not be read' : 'a list that has no end'}.`,
    fix:
      d.read === undefined
        ? 'Try again later; if it stays, check the address.'
        : `At least ${d.read} entries were read, and none was taken. Try again later.`,
  }),
  host_refused: (d) => ({
    title: `Relink refused to send a token to ${d.host ?? 'an unknown host'}.`,
    fix: 'A token goes only to the hosts of its own network. Check the addresses of this app.',
  }),
  host_permission_missing: (d) => ({
    title: `Relink may not talk to ${d.host ?? 'this server'} yet.`,
    fix: 'Press the button again and allow access to that site when the browser asks.',
  }),
  worker_stopped: () => ({
    title: 'The browser stopped Relink while it was at work on this.',
    fix: 'Nothing that was stored is lost. Look whether it has happened; if not, press the button again.',
  }),
  storage_full: () => ({
    title: 'The disk is full, so nothing could be saved.',
    fix: 'Free some space, then try again. What was saved before is untouched.',
  }),
  storage_failed: () => ({
    title: 'The browser’s database could not be written.',
    fix: 'Restart the browser, then try again. What was saved before is untouched.',
  }),
  vault_unreadable: () => ({
    title: 'What is stored encrypted for this cannot be opened.',
    fix: 'Save the app again under Settings → Apps if it has a secret, then reconnect. History and profiles stay.',
  }),
  newer_database: () => ({
    title: 'This database was written by a newer version of Relink than this one.',
    fix: 'Nothing was changed and nothing is lost. Update Relink, then open this page again.',
  }),
  updated_meanwhile: () => ({
    title: 'Relink was updated while this page was open.',
    fix: 'Reload this page. Nothing is lost.',
  }),
  gone: () => ({ title: 'This entry no longer exists.', fix: 'Reload the page.' }),
  unexpected: () => ({
    title: 'Something went wrong inside Relink.',
    fix: 'Try again; if it happens again, please report it together with what you pressed.',
  }),
};

/** @returns the words for a failure; the detail makes them precise. */
export function failureText(code: FailureCode, detail: FailureDetail = {}): FailureText {
  return TEXTS[code](detail);
}
