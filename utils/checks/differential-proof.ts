import { evidenceOf, type FailedVerdict, failedVerdict } from '@/utils/grants/failed-verdict';
import { ask } from '@/utils/http/converse';
import type { HttpAnswer, HttpRequest } from '@/utils/http/messages';
import type { Fetch } from '@/utils/http/transport';
import { Refusal } from '@/utils/networks/answers';
import type { Network, OpenCall, Session } from '@/utils/networks/network';
import { passingTrouble } from '@/utils/networks/shared/passing-trouble';

/**
 * For servers whose refusals say nothing: when the answer to our token is the same as the answer to no token at all, while
 * a public call to the same server works, our token is worth nothing there. The public call must be a success of the
 * right shape with another body than the refusal: a firewall's page, a proxy's way to its sign-in and a portal answer
 * everything alike. One such answer is probable; the second, ten minutes later, is proof.
 * `fetch` is bound to the hosts of the token; `openFetch` carries none.
 */
export async function differentialProof(
  network: Network,
  session: Session,
  fetch: Fetch,
  openFetch: Fetch,
  refusal: Refusal,
  now: number,
): Promise<FailedVerdict> {
  const evidence = evidenceOf(refusal.answer, refusal.diagnosis, now);
  const cannotTell = { kind: 'unknown', reason: 'unconfirmed', retryAt: null, evidence } as const;
  const probe = network.differential?.(session);
  if (!probe) return cannotTell;
  try {
    const open = await firstThatWorks(probe.open, openFetch);
    if (!open) return cannotTell;
    const authorized = await askOnce(probe.authorized, fetch);
    const anonymous = await askOnce(probe.anonymous, openFetch);
    const isProof =
      isRefusal(authorized) && sameAnswer(authorized, anonymous) && open.digest !== authorized.digest;
    return isProof ? { kind: 'dead', cause: 'revoked', proof: 'probable', evidence } : cannotTell;
  } catch (error) {
    if (error instanceof Refusal) return failedVerdict(error, now);
    throw error;
  }
}

async function firstThatWorks(calls: readonly OpenCall[], fetch: Fetch): Promise<HttpAnswer | null> {
  for (const { request, works } of calls) {
    const answer = await askOnce(request, fetch);
    if (works(answer)) return answer;
  }
  return null;
}

/** @throws Refusal where the server asks for a pause: nothing more is asked, and all its logins are left alone */
async function askOnce(request: HttpRequest, fetch: Fetch): Promise<HttpAnswer> {
  const answer = await ask(request, fetch);
  const trouble = answer.status === 429 ? passingTrouble(answer) : null;
  if (trouble) throw new Refusal(trouble, answer);
  return answer;
}

/** A refusal or a way to the login page. A page with status 200 is a portal or a maintenance notice, and proves nothing. */
function isRefusal({ status, redirected }: HttpAnswer): boolean {
  return redirected || (status >= 400 && status < 500 && status !== 408 && status !== 429);
}

/** Status, redirect and body decide; dates and request ids in the headers always differ. */
function sameAnswer(a: HttpAnswer, b: HttpAnswer): boolean {
  return a.status === b.status && a.redirected === b.redirected && a.digest === b.digest;
}
