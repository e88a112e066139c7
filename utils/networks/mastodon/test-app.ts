import type { Conversation } from '@/utils/http/messages';
import { isJsonSuccess, Refusal } from '@/utils/networks/answers';
import type { App } from '@/utils/networks/network';
import { formPost } from '../shared/requests';
import { readFailure } from './read-failure';

/**
 * Asks for a token in the app's own name (https://docs.joinmastodon.org/methods/oauth/#token), which only a server that
 * knows the app gives. It belongs to nobody and is thrown away.
 * @throws Refusal
 */
export function* testApp({ clientId, clientSecret, endpoints, settings }: App): Conversation<void> {
  const answer = yield formPost(endpoints.token_endpoint ?? '', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret ?? '',
    scope: settings.scopes ?? 'read',
  });
  if (!isJsonSuccess(answer)) throw new Refusal(readFailure(answer, 'exchange'), answer);
}
