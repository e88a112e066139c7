import { repaintBadge } from '@/utils/badge/repaint';
import type { Deps } from '@/utils/ports/deps';
import { unlinkWhere } from './unlink';

/**
 * Forgets a flow. When it still waits for a choice, a login that was connected for nothing but this choice goes with it:
 * nobody would see its tokens again.
 */
export async function dismissFlow(deps: Deps, flowId: string): Promise<void> {
  const flow = await deps.stores.getFlow(flowId);
  // The flow goes last: without it, nobody would know of a login that is left when the worker dies in between.
  if (flow?.step.name === 'choosing' && flow.loginId !== null) await dropIfUnwatched(deps, flow.loginId);
  await deps.stores.deleteFlow(flowId);
  if (flow?.step.name === 'choosing') await repaintBadge(deps);
}

/**
 * Ends the grant of a login that carries no linked profile. Nobody has asked for more, so where that would take the app
 * away from the person, the grant is only dropped.
 */
export async function dropIfUnwatched(deps: Deps, loginId: string): Promise<void> {
  const login = await deps.stores.getLogin(loginId);
  if (!login?.grant) return;
  const { revokesForPerson } = deps.network(login.network);
  await unlinkWhere(deps, loginId, () => false, revokesForPerson ? 'drop' : 'end');
}

/** The same for every login granted before `before`: what workers that died and forgotten choices have left behind. */
export async function dropUnwatchedLogins(deps: Deps, before: number): Promise<void> {
  for (const loginId of await deps.stores.unwatchedLogins(before)) await dropIfUnwatched(deps, loginId);
}
