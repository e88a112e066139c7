import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { diagnosis, expectAnswer, Refusal } from '@/utils/networks/answers';
import type { Session } from '@/utils/networks/network';
import { bearerGet } from '@/utils/networks/shared/requests';
import { wordsText } from '@/utils/networks/shared/schemas';
import { graphUrl } from './endpoints';
import { readFailure } from './failures';

/** Without it the list of pages is empty, whatever roles the person has. */
const LISTING = 'pages_show_list';
const REQUIRED = [LISTING, 'pages_read_engagement', 'pages_manage_posts'];

const permissions = v.object({ data: v.array(v.object({ permission: wordsText, status: wordsText })) });

/**
 * Asks which of the needed permissions the person has not granted, or has withdrawn. No secret is needed for that.
 * @throws Refusal read as `limited` when the pages cannot even be listed: that concerns all of them
 */
export function* missingPermissions(session: Session): Conversation<readonly string[]> {
  const answer = yield bearerGet(graphUrl(session.place, '/me/permissions'), session.accessToken);
  const { data } = expectAnswer(answer, permissions, readFailure);
  const granted = new Set(
    data.filter(({ status }) => status === 'granted').map(({ permission }) => permission),
  );
  const missing = REQUIRED.filter((permission) => !granted.has(permission));
  if (missing.includes(LISTING)) {
    throw new Refusal(diagnosis({ kind: 'limited', cause: 'permission_missing' }, LISTING), answer);
  }
  return missing;
}
