import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { graphError } from './errors.ts';
import { type Facebook, facebookApp } from './facebook.ts';
import { graphTime, isDataAccessOver, tokenOf } from './graph.ts';
import { isAppToken, userTokenTrouble } from './token-trouble.ts';

const DATA_ACCESS_MS = 90 * 86_400_000;

/** https://developers.facebook.com/docs/graph-api/reference/debug_token */
export function debugToken(facebook: Facebook, call: Call): Answer {
  if (!isAppToken(tokenOf(call))) return graphError('190');
  const value = call.query.get('input_token') ?? '';
  const token = facebook.token(value);
  const trouble = userTokenTrouble(facebook, value);
  if (token === null) {
    return json(200, { data: { error: errorOf(trouble), is_valid: false, scopes: [] } });
  }
  const installation = facebook.installations.find(token.person);
  const scopes = [...(installation?.granted ?? [])];
  const dataAccessEnd = isDataAccessOver(facebook, token)
    ? graphTime() - 60
    : graphTime(token.issuedAt + DATA_ACCESS_MS);
  return json(200, {
    data: {
      app_id: facebookApp.id,
      type: token.page === null ? 'USER' : 'PAGE',
      application: facebookApp.name,
      data_access_expires_at: dataAccessEnd,
      expires_at: token.expiresAt === null ? 0 : graphTime(token.expiresAt),
      is_valid: trouble === null,
      issued_at: graphTime(token.issuedAt),
      scopes,
      granular_scopes: scopes
        .filter((scope) => scope.startsWith('pages_'))
        .map((scope) => ({ scope, target_ids: [...(installation?.pages ?? [])] })),
      user_id: facebook.account(token.person).id,
      ...(trouble !== null && { error: errorOf(trouble) }),
    },
  });
}

function errorOf(answer: Answer | null): unknown {
  if (answer === null) return { code: 190, message: 'Malformed access token' };
  const { error }: { error: { code: number; message: string; error_subcode?: number } } = JSON.parse(
    String(answer.body),
  );
  return { code: error.code, message: error.message, subcode: error.error_subcode };
}
