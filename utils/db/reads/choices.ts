import type { FoundProfile } from '@/utils/networks/network';
import type { RelinkDatabase } from '../database';
import type { FlowRow, LoginRow, ProfileRow } from '../rows';

/** A login that is connected but of which nobody has chosen yet what to look after: a thing to do. */
export interface OpenChoice {
  readonly flow: FlowRow;
  readonly login: LoginRow;
  /** What is not looked after yet. */
  readonly found: readonly FoundProfile[];
}

/** Whether a sign-in waits for a choice. */
export function isChoosing(flow: FlowRow): boolean {
  return flow.step.name === 'choosing' && flow.loginId !== null;
}

/**
 * @returns one open choice per login, that of its newest sign-in; none of a login that was unlinked, or of which all
 * that was found is looked after by now
 */
export function openChoices(
  flows: readonly FlowRow[],
  logins: readonly LoginRow[],
  profiles: readonly ProfileRow[],
): OpenChoice[] {
  const linked = new Set(
    profiles.flatMap(({ state, loginId, networkId }) =>
      state === 'unlinked' ? [] : [`${loginId} ${networkId}`],
    ),
  );
  const newest = new Map<string, FlowRow>();
  for (const flow of [...flows].sort((a, b) => a.startedAt - b.startedAt))
    if (flow.loginId !== null) newest.set(flow.loginId, flow);
  return logins.flatMap((login): OpenChoice[] => {
    const flow = newest.get(login.id);
    if (!login.grant || flow?.step.name !== 'choosing') return [];
    const found = flow.step.found.filter(({ networkId }) => !linked.has(`${login.id} ${networkId}`));
    return found.length > 0 ? [{ flow, login, found }] : [];
  });
}

/** Reads the open choices. There are few flows, and none that is older than a day or two. */
export async function readChoices(db: RelinkDatabase): Promise<OpenChoice[]> {
  const flows = await db.flows.filter(isChoosing).toArray();
  if (flows.length === 0) return [];
  const ids = [...new Set(flows.flatMap(({ loginId }) => (loginId === null ? [] : [loginId])))];
  const [logins, profiles] = await Promise.all([
    db.logins.bulkGet(ids),
    db.profiles.where('loginId').anyOf(ids).toArray(),
  ]);
  return openChoices(
    flows,
    logins.filter((login) => login !== undefined),
    profiles,
  );
}
