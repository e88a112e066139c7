/** Every way in which something that was asked for can fail. Codes are stable; the words are in `failureText`. */
export const FAILURE_CODES = [
  // the consent page
  'refused_by_person',
  'window_closed',
  'cancelled',
  'page_not_loaded',
  'provider_error',
  'state_mismatch',
  'issuer_mismatch',
  'doubled_answer',
  'issuer_not_typed',
  'authorization_timed_out',
  'another_window_open',
  'interrupted',
  // what came back
  'wrong_account',
  'unlinked_meanwhile',
  'identity_mismatch',
  'grant_not_accepted',
  'app_refused',
  'permission_missing',
  'account_suspended',
  'action_required',
  'no_profiles',
  // what was typed
  'bad_input',
  'insecure_address',
  'not_such_a_server',
  'unlike_sites',
  'new_redirect_uri',
  'handle_not_found',
  'not_home_server',
  'wrong_password',
  'second_factor',
  'app_missing',
  'app_in_use',
  // the way there
  'offline',
  'unreachable',
  'timed_out',
  'rate_limited',
  'outage',
  'malformed',
  'host_refused',
  'host_permission_missing',
  // at home
  'worker_stopped',
  'storage_full',
  'storage_failed',
  'vault_unreadable',
  'newer_database',
  'updated_meanwhile',
  'gone',
  'unexpected',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** Facts that make the words precise. Shown on screen and stored: no secrets here, ever. */
export interface FailureDetail {
  readonly network?: string;
  readonly host?: string;
  /** The account on file, and the one that came back. */
  readonly expected?: string;
  readonly actual?: string;
  /** The provider's own error code and description (RFC 6749 §4.1.2.1), shown folded. */
  readonly providerCode?: string;
  readonly providerText?: string;
  readonly field?: string;
  /** What is wrong with what was typed there, as a sentence, and what could be meant instead. */
  readonly problem?: string;
  readonly proposal?: string;
  /** How many entries of a list that has no end were read. */
  readonly read?: string;
  /** An address that the person has to register at the server. */
  readonly redirectUri?: string;
  /** Host patterns that a click has to grant. */
  readonly origins?: readonly string[];
}

/** An error of Relink: it has a code, and its words say what happened and what to do next. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: FailureCode,
    readonly detail: FailureDetail = {},
  ) {
    super(code);
  }
}
