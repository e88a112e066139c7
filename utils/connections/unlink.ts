import { clearAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import type { Change } from '@/utils/db/change-login';
import { type EventRow, type LoginRow, NEVER, type ProfileRow } from '@/utils/db/rows';
import { endGrantAtNetwork } from '@/utils/grants/discard-grant';
import { placeOf, sessionOf } from '@/utils/grants/place';
import type { Deps } from '@/utils/ports/deps';

/**
 * Unlinks one profile; with the last one of a login its grant goes too. The history stays.
 * @returns whether the network confirmed that the grant has ended; false while the login keeps other profiles
 * @throws Failure `gone`
 */
export async function unlinkProfile(deps: Deps, profileId: string): Promise<boolean> {
  const profile = await deps.stores.getProfile(profileId);
  if (!profile) throw new Failure('gone');
  const siblings = await deps.stores.profilesOf(profile.loginId);
  const others = siblings.filter((other) => other.id !== profileId && other.state !== 'unlinked');
  if (others.length === 0) return unlinkLogin(deps, profile.loginId);
  const now = deps.now();
  await deps.stores.changeLogin(profile.loginId, ({ profiles }) =>
    unlinked(profiles, now, (row) => row.id === profileId),
  );
  await repaintBadge(deps);
  return false;
}

/**
 * Unlinks a login: ends its grant at the network where that can be done, then removes the tokens and marks its profiles.
 * @returns whether the network confirmed that the grant has ended
 * @throws Failure `gone`
 */
export async function unlinkLogin(deps: Deps, loginId: string): Promise<boolean> {
  const login = await deps.stores.getLogin(loginId);
  if (!login) throw new Failure('gone');
  const revoked = await deps.locks.exclusive(`grant:${loginId}`, async () => {
    const ended = await endGrant(deps, login);
    const now = deps.now();
    await deps.stores.changeLogin(loginId, (state) => ({
      ...unlinked(state.profiles, now, () => true),
      login: withoutGrant(state.login),
      secret: 'forget',
    }));
    return ended;
  });
  // What Relink registered for itself goes with the last login that used it; a new consent registers anew.
  if (deps.network(login.network).app.kind === 'self-registered' && login.appId !== null)
    await deps.stores.removeApp(login.appId);
  await clearAlerts(deps, loginId);
  await repaintBadge(deps);
  return revoked;
}

/** Tokens that cannot be opened, or an app that is gone, must not keep a person from unlinking. */
async function endGrant(deps: Deps, login: LoginRow): Promise<boolean> {
  try {
    const [place, secret] = await Promise.all([placeOf(deps, login), deps.vault.openGrant(login.id)]);
    const network = deps.network(login.network);
    return await endGrantAtNetwork(deps, network, sessionOf(place, secret, login), secret.hosts);
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
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

function unlinked(
  profiles: readonly ProfileRow[],
  now: number,
  which: (profile: ProfileRow) => boolean,
): Change {
  const gone = profiles.filter((profile) => profile.state !== 'unlinked' && which(profile));
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
