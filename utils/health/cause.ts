/** Why a profile is disconnected: the closed list of the product. */
export const CAUSES = [
  'expired',
  'revoked',
  'password_changed',
  'action_required',
  'permission_missing',
  'role_lost',
  'not_selected',
  'account_suspended',
  'account_closed',
  'app_problem',
  'unlinked',
] as const;

export type Cause = (typeof CAUSES)[number];

/** How a cause is told: a short title for rows, a sentence that says what happened, and what the person does next. */
export interface CauseText {
  readonly title: string;
  readonly sentence: string;
  readonly fix: string;
}

const TEXTS: Record<Cause, CauseText> = {
  expired: {
    title: 'Access expired',
    sentence: 'The time for which the network had granted access is over.',
    fix: 'Reconnect to grant access again.',
  },
  revoked: {
    title: 'Access was revoked',
    // Also after a differential proof, where the network says nothing but treats the access as none.
    sentence:
      'The network no longer accepts this access. Usually it was withdrawn there, or ended by a sign-out from all devices.',
    fix: 'Reconnect to grant access again.',
  },
  password_changed: {
    title: 'Password changed',
    sentence: 'The password of this login was changed or reset, which ends every access granted before.',
    fix: 'Sign in with the new password and reconnect.',
  },
  action_required: {
    title: 'The network wants you to act first',
    sentence:
      'This login is on hold at the network: it waits for you to confirm something there, or to reactivate the account.',
    fix: 'Open the network, finish what it asks for, then reconnect.',
  },
  permission_missing: {
    title: 'A permission is missing',
    sentence: 'A permission that is needed was declined or withdrawn.',
    fix: 'Reconnect and leave every permission switched on.',
  },
  role_lost: {
    title: 'Your role is missing',
    // Also of a page that never had it, and of one that the network does not list any more.
    sentence:
      'This login does not have the role that it needs on this profile, or the profile does not exist any more.',
    fix: 'Ask an administrator of the profile to give you that role, then check again.',
  },
  not_selected: {
    title: 'Not included when you signed in',
    sentence:
      'The network has not shown it to Relink since the last sign-in. Usually it was left unticked there.',
    fix: 'Reconnect and tick it. If it is not offered there, your role on it is missing.',
  },
  account_suspended: {
    title: 'Account suspended',
    sentence: 'The network has suspended or disabled this account.',
    fix: 'Reconnecting cannot help. Sign in at the network and follow what it says there.',
  },
  account_closed: {
    title: 'Account closed',
    sentence: 'The network does not know this account any more: it was closed, or it has moved.',
    fix: 'If it was moved or reopened, reconnect; otherwise unlink it.',
  },
  app_problem: {
    title: 'The app has a problem',
    sentence: 'The network refuses the app (OAuth client) that this login was connected through.',
    fix: 'Open the app in Settings, compare it with the network’s developer page and press Test app.',
  },
  unlinked: {
    title: 'Unlinked',
    sentence: 'You unlinked this profile in Relink.',
    fix: 'Connect it again whenever you like; its history is kept.',
  },
};

/** @returns the general words for a cause; a network's guide may add steps of its own. */
export function causeText(cause: Cause): CauseText {
  return TEXTS[cause];
}

/** Whether asking the person to authorize again can mend it. A suspended account or a lost role needs somebody else. */
export function reconnectMends(cause: Cause): boolean {
  return cause !== 'account_suspended' && cause !== 'role_lost' && cause !== 'app_problem';
}
