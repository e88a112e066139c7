import { errorPage } from '../consent/page.ts';
import { type Answer, isJson, json, page, withHeaders } from '../core/answer.ts';
import { type Call, parameter } from '../core/call.ts';
import { deadCode, deadRefreshToken, unknownClient } from './problems.ts';

/** What X's token endpoint makes of the standard's answers. */
export function tokenQuirks(call: Call, answer: Answer): Answer {
  const body = bodyOf(answer);
  const headers = withoutCors(answer.headers);
  if (answer.status === 200) {
    const { id_token: _unused, ...rest } = body;
    return { ...json(200, { ...rest, token_type: 'bearer' }), headers: { ...headers } };
  }
  if (body.error === 'invalid_client') return unknownClient();
  if (body.error !== 'invalid_grant') return { ...answer, headers };
  return parameter(call, 'grant_type') === 'refresh_token' ? deadRefreshToken() : deadCode();
}

/** X confirms a revocation in a body of its own. */
export function revocationQuirks(answer: Answer): Answer {
  if (answer.status === 200) return json(200, { revoked: true });
  return bodyOf(answer).error === 'invalid_client' ? unknownClient() : answer;
}

/** X sends no `iss` (RFC 9207), and its errors before the redirect are pages. */
export function authorizationQuirks(answer: Answer, redirectOrigin: string): Answer {
  const location = String(answer.headers.location ?? '');
  if (location.startsWith(`${redirectOrigin}/`)) {
    const url = new URL(location);
    url.searchParams.delete('iss');
    return withHeaders(answer, { location: url.href });
  }
  if (answer.status < 400 || !isJson(answer)) return answer;
  return page(
    400,
    errorPage(
      'X',
      'Something went wrong',
      'You weren’t able to give access to the App. Go back and try logging in again.',
    ),
  );
}

/** Web pages are not meant to talk to the token endpoint: it sends no CORS headers. */
function withoutCors(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith('access-control-') && name !== 'vary'),
  );
}

function bodyOf(answer: Answer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer.body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
