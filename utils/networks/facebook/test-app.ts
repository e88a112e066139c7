import * as v from 'valibot';
import { Failure } from '@/utils/core/failure';
import type { Conversation } from '@/utils/http/messages';
import { expectAnswer } from '@/utils/networks/answers';
import type { App } from '@/utils/networks/network';
import { formPost } from '@/utils/networks/shared/requests';
import { tokenText } from '@/utils/networks/shared/schemas';
import { graphUrl } from './endpoints';
import { readFailure } from './failures';

/**
 * Asks for the app's own token, which Graph gives to whoever knows the secret.
 * @throws Failure `app_refused` without a secret: then there is nothing to ask with
 */
export function* testApp(app: App): Conversation<void> {
  if (app.clientSecret === null) throw new Failure('app_refused');
  const answer = yield formPost(graphUrl({ server: '', app }, '/oauth/access_token'), {
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
  });
  expectAnswer(answer, v.object({ access_token: tokenText }), readFailure);
}
