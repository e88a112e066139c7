import type { RelinkDatabase } from '../database';
import type { FlowRow, LoginRow, ProfileRow } from '../rows';

/** Reads the newest authorizations, newest first. */
export function readFlows(db: RelinkDatabase): Promise<FlowRow[]> {
  return db.flows.orderBy('startedAt').reverse().limit(20).toArray();
}

/** The login of a flow and its linked profiles, for the sentence about its end. */
export async function readFlowLogin(
  db: RelinkDatabase,
  loginId: string,
): Promise<{ readonly login: LoginRow; readonly profiles: readonly ProfileRow[] } | null> {
  const [login, profiles] = await Promise.all([
    db.logins.get(loginId),
    db.profiles.where('loginId').equals(loginId).sortBy('name'),
  ]);
  return login ? { login, profiles: profiles.filter((profile) => profile.state !== 'unlinked') } : null;
}

/** Reads a flow, null when it is gone, and the network's ids of what its login has looked after already. */
export async function readFlow(
  db: RelinkDatabase,
  flowId: string | null,
): Promise<{ readonly flow: FlowRow | null; readonly watched: ReadonlySet<string> }> {
  const flow = flowId === null ? null : ((await db.flows.get(flowId)) ?? null);
  const login = flow?.loginId ? await readFlowLogin(db, flow.loginId) : null;
  return { flow, watched: new Set(login?.profiles.map(({ networkId }) => networkId)) };
}

/** @returns whether a flow still waits for its person or its network */
export function isUnderWay(flow: FlowRow, now: number): boolean {
  return flow.endedAt === null && flow.expiresAt > now;
}
