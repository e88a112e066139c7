import * as v from 'valibot';
import { MOST } from '@/utils/core/bounds';
import type { Cause } from '@/utils/health/cause';
import type { Conversation } from '@/utils/http/messages';
import { type Diagnosis, diagnosis, expectAnswer, Refusal } from '@/utils/networks/answers';
import type { FoundProfile, Session } from '@/utils/networks/network';
import { bearerGet } from '@/utils/networks/shared/requests';
import {
  idText,
  optionalCursor,
  optionalHandle,
  optionalName,
  optionalTexts,
} from '@/utils/networks/shared/schemas';
import { graphUrl } from './endpoints';
import { readFailure } from './failures';
import { missingPermissions } from './permissions';
import { picture } from './picture';

/** Either of them lets a person post: https://developers.facebook.com/docs/pages-api/manage-pages */
const POSTING_TASKS = ['CREATE_CONTENT', 'MANAGE'];

const page = v.object({
  id: idText,
  name: optionalName,
  username: optionalHandle,
  tasks: optionalTexts,
  picture,
});

const pageList = v.object({
  data: v.pipe(v.array(page), v.maxLength(MOST.texts)),
  paging: v.fallback(
    v.object({
      cursors: v.fallback(v.object({ after: optionalCursor }), { after: null }),
      next: v.optional(v.unknown()),
    }),
    { cursors: { after: null } },
  ),
});

/**
 * Every page that the person manages, with the reason why it cannot be posted to, if there is one.
 * @throws Refusal, malformed when a part of the list is out of reach: half a list would make lost roles of the rest
 */
export function* listPages(session: Session): Conversation<readonly FoundProfile[]> {
  const missing = yield* missingPermissions(session);
  const pages: FoundProfile[] = [];
  const seen = new Set<string | null>();
  let after: string | null = null;
  do {
    seen.add(after);
    const { found, next }: Part = yield* pageListFrom(session, after, seen, pages.length);
    pages.push(...found.map((one) => foundProfile(one, missing.length > 0)));
    after = next;
  } while (after !== null);
  return pages;
}

interface Part {
  readonly found: readonly v.InferOutput<typeof page>[];
  readonly next: string | null;
}

/**
 * `seen`: the cursors used so far; one that comes back would lead in a circle, and no honest list has that many parts.
 * `before`: how many pages were read so far.
 */
function* pageListFrom(
  session: Session,
  after: string | null,
  seen: ReadonlySet<string | null>,
  before: number,
): Conversation<Part> {
  const answer = yield bearerGet(pageListUrl(session, after), session.accessToken);
  const { data, paging } = expectAnswer(answer, pageList, readFailure);
  if (!paging.next) return { found: data, next: null };
  const next = paging.cursors.after;
  if (next === null || seen.has(next) || seen.size >= MOST.parts)
    throw new Refusal(endless(before + data.length), answer);
  return { found: data, next };
}

function endless(read: number): Diagnosis {
  return diagnosis({ kind: 'unknown', reason: 'malformed', read });
}

/** Graph's own `paging.next` holds the access token, so the next address is built from the cursor instead. */
function pageListUrl(session: Session, after: string | null): string {
  return graphUrl(session.place, '/me/accounts', {
    fields: 'id,name,username,tasks,picture',
    limit: '100',
    ...(after === null ? {} : { after }),
  });
}

function foundProfile(found: v.InferOutput<typeof page>, permissionMissing: boolean): FoundProfile {
  return {
    networkId: found.id,
    kind: 'page',
    name: found.name ?? found.id,
    handle: found.username,
    avatar: found.picture,
    url: `https://www.facebook.com/${encodeURIComponent(found.id)}`,
    limit: permissionMissing ? 'permission_missing' : roleLimit(found.tasks),
  };
}

function roleLimit(tasks: readonly string[] | null): Cause | null {
  return tasks === null || tasks.some((task) => POSTING_TASKS.includes(task)) ? null : 'role_lost';
}
