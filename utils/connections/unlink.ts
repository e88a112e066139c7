import { clearAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import type { Change, LoginState } from '@/utils/db/change-login';
import { type EventRow, type LoginRow, NEVER, type ProfileRow } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';
import { endUnlinked } from './end-unlinked';

/**
 * Unlinks one profile; with the last one of a login its grant goes too. The history stays.
 * @returns whether the network confirmed that the grant has ended; false while the login keeps other profiles
 * @throws Failure `gone`
 */
export async function unlinkProfile(deps: Deps, profileId: string): Promise<boolean> {
  const profile = await deps.stores.getProfile(profileId);
  if (!profile) throw new Failure('gone');
  const isIt = ({ id }: ProfileRow) => id === profileId;
  // Which one is the last is decided with the others in view, where it is written: two may be unlinked at once.
  const others = await deps.stores.changeLogin(profile.loginId, (state) => {
    const change = unlinking(state, isIt, deps.now());
    return change.ending ? null : change;
  });
  if (!others) return unlinkWhere(deps, profile.loginId, isIt);
  await repaintBadge(deps);
  return false;
}

/**
 * Unlinks a login: ends its grant at the network where that can be done, then removes the tokens and marks its profiles.
 * @returns whether the network confirmed that the grant has ended
 * @throws Failure `gone`
 */
export function unlinkLogin(deps: Deps, loginId: string): Promise<boolean> {
  return unlinkWhere(deps, loginId, () => true);
}

/**
 * Unlinks some profiles of a login, and the login itself when no linked one is left. What has to happen at the network is
 * noted in the same transaction, so that a worker that dies leaves nothing half done. `grant`: whether it is ended there,
 * or only dropped here.
 * @returns whether the network confirmed that the grant has ended
 * @throws Failure `gone`
 */
export async function unlinkWhere(
  deps: Deps,
  loginId: string,
  which: (profile: ProfileRow) => boolean,
  grant: 'end' | 'drop' = 'end',
): Promise<boolean> {
  // The lock waits for a renewal under way: its new tokens are the ones that have to be ended.
  const revoked = await deps.locks.exclusive(`grant:${loginId}`, async () => {
    const change = await deps.stores.changeLogin(loginId, (state) => {
      const { ending, ...rest } = unlinking(state, which, deps.now());
      if (!ending) return rest;
      return grant === 'end' ? { ...rest, ending } : { ...rest, secret: 'forget' };
    });
    if (!change) throw new Failure('gone');
    return change.ending ? endUnlinked(deps, loginId) : false;
  });
  await clearAlerts(deps, loginId);
  await repaintBadge(deps);
  return revoked;
}

function unlinking(
  { login, profiles }: LoginState,
  which: (profile: ProfileRow) => boolean,
  now: number,
): Change {
  const linked = profiles.filter((profile) => profile.state !== 'unlinked');
  const gone = linked.filter(which);
  const change = unlinked(gone, now);
  if (gone.length < linked.length || !login.grant) return change;
  return { ...change, login: withoutGrant(login), ending: { loginId: login.id, askedAt: now } };
}

function withoutGrant(login: LoginRow): LoginRow {
  return {
    ...login,
    grant: null,
    humanNeededAt: null,
    humanNeededExact: false,
    nextCheckAt: NEVER,
    verifyBy: NEVER,
    stateDueAt: NEVER,
    checkAsked: false,
    suspicion: null,
    death: null,
    unknown: null,
    failures: 0,
  };
}

function unlinked(gone: readonly ProfileRow[], now: number): Change {
  return {
    profiles: gone.map((profile) => ({
      ...profile,
      state: 'unlinked',
      cause: 'unlinked',
      stateSince: now,
      limit: null,
      missingSince: null,
      evidence: null,
    })),
    events: gone.map((profile) => unlinkedEvent(profile, now)),
  };
}

function unlinkedEvent({ id: profileId, loginId }: ProfileRow, now: number): EventRow {
  return { at: now, kind: 'unlinked', loginId, profileId, cause: 'unlinked', failure: null, evidence: null };
}
