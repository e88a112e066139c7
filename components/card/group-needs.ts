import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { reconnectMends } from '@/utils/health/cause';

/** One thing to do: a login to reconnect (with what it restores), or an app to mend. */
export interface Need {
  readonly kind: 'login' | 'app';
  readonly key: string;
  /** The login to reconnect; for an app, the first of its logins. */
  readonly login: LoginRow;
  readonly members: readonly [Member, ...Member[]];
}

export interface Member {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
}

/** What a reconnect mends falls and rises with its login, an app problem with its app. A lost role stands alone. */
function keyOf(profile: ProfileRow, login: LoginRow): string {
  if (profile.cause === 'app_problem') return `app ${login.appId ?? `${login.network} ${login.server}`}`;
  const alone = profile.limit && !login.death && !reconnectMends(profile.limit.cause);
  return alone
    ? `profile ${profile.id}`
    : `login ${login.id} ${login.death ? '' : (profile.limit?.cause ?? '')}`;
}

/**
 * Gathers the profiles that need somebody into things to do: one per login, however many profiles its death took, and
 * one per app. The newest trouble comes first.
 */
export function groupNeeds(profiles: readonly ProfileRow[], logins: ReadonlyMap<string, LoginRow>): Need[] {
  const needs = new Map<string, [Member, ...Member[]]>();
  for (const profile of profiles) {
    const login = logins.get(profile.loginId);
    if (!login) continue;
    const key = keyOf(profile, login);
    const group = needs.get(key);
    if (group) group.push({ profile, login });
    else needs.set(key, [{ profile, login }]);
  }
  return [...needs]
    .map(([key, members]): Need => {
      members.sort((a, b) => a.profile.name.localeCompare(b.profile.name));
      return { kind: key.startsWith('app ') ? 'app' : 'login', key, login: members[0].login, members };
    })
    .sort((a, b) => newest(b) - newest(a) || a.key.localeCompare(b.key));
}

function newest(need: Need): number {
  return Math.max(...need.members.map(({ profile }) => profile.stateSince));
}
