import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { isJsonSuccess } from '@/utils/networks/answers';
import type { Session } from '@/utils/networks/network';
import { attempt } from '@/utils/networks/shared/attempt';
import { didText, optionalWords } from '@/utils/networks/shared/schemas';
import { query, readXrpcError } from './xrpc';

/** What a server says in public about an account that it keeps, or kept. */
export type Standing = 'deleted' | 'suspended' | 'deactivated';

const STANDINGS: ReadonlyMap<string, Standing> = new Map([
  ['deleted', 'deleted'],
  ['takendown', 'suspended'],
  ['suspended', 'suspended'],
  ['deactivated', 'deactivated'],
]);

const repoStatus = v.object({ did: didText, active: v.boolean(), status: optionalWords });

/**
 * Asks the account's server, as anybody may, how the account stands
 * (https://docs.bsky.app/docs/api/com-atproto-sync-get-repo-status). A deleted account leaves nothing but its name in the
 * directory, which the server does not take out; the server then knows no repository of it.
 * @returns null for one that is active, and for every answer that does not tell
 */
export function* standingOf({ place, accountId }: Session): Conversation<Standing | null> {
  const did = accountId ?? '';
  const answer = yield* attempt(query(place.server, 'com.atproto.sync.getRepoStatus', { did }));
  if (answer?.status === 400 && readXrpcError(answer)?.name === 'RepoNotFound') return 'deleted';
  const parsed = v.safeParse(repoStatus, answer?.json);
  const isAnswer = answer && isJsonSuccess(answer) && parsed.success && parsed.output.did === did;
  return isAnswer && !parsed.output.active ? (STANDINGS.get(parsed.output.status ?? '') ?? null) : null;
}
