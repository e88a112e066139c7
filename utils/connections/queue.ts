import { Failure } from '@/utils/core/failure';
import type { Deps } from '@/utils/ports/deps';

/**
 * Begins a queue of reconnects, in this order; one that is there already is replaced. Nothing is signed in to yet: each
 * sign-in begins with the person's own click, which a browser wants for its permissions.
 * @returns how many are in it
 * @throws Failure `bad_input` where none of them is a login that can be signed in to again
 */
export async function startQueue(
  { now, stores }: Pick<Deps, 'now' | 'stores'>,
  wanted: readonly string[],
): Promise<number> {
  const logins = await Promise.all([...new Set(wanted)].map((id) => stores.getLogin(id)));
  const loginIds = logins.flatMap((login) => (login?.grant ? [login.id] : []));
  if (loginIds.length === 0) throw new Failure('bad_input');
  await stores.putQueue({ id: 'reconnect', startedAt: now(), loginIds, skipped: [] });
  return loginIds.length;
}
