import type { CancelOutcome } from '@/utils/core/cancel-outcome';
import type { Deps } from '@/utils/ports/deps';

/**
 * Ends a sign-in that is under way because the person wants it: whatever it still brings is dropped, and the window is
 * closed where it is known.
 */
export async function cancelFlow(deps: Deps, flowId: string): Promise<CancelOutcome> {
  // Looked up first: by the time that the row is written the window may be the one of another sign-in.
  const window = deps.identity.signInWindow();
  const step = await deps.stores.endFlow(
    flowId,
    { name: 'failed', code: 'cancelled', detail: {} },
    deps.now(),
  );
  if (step === null) return 'too_late';
  if (step !== 'waiting') return 'cancelled';
  return (await window?.close()) ? 'cancelled' : 'cancelled_window_open';
}

/** Brings the sign-in window of a flow to the front. @returns false when it is not known, or gone */
export async function showSignIn(deps: Deps, flowId: string): Promise<boolean> {
  const flow = await deps.stores.getFlow(flowId);
  if (flow?.step.name !== 'waiting') return false;
  return (await deps.identity.signInWindow()?.show()) ?? false;
}
