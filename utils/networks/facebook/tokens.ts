import * as v from 'valibot';
import { DAY, SECOND } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import type { Conversation } from '@/utils/http/messages';
import type { Renewal, TokenAnswer } from '@/utils/networks/access';
import { expectAnswer } from '@/utils/networks/answers';
import type { App, Place, Session, TokenSet } from '@/utils/networks/network';
import { localMoment, readSeconds, serverClock } from '@/utils/networks/shared/clocks';
import { formPost } from '@/utils/networks/shared/requests';
import { tokenText } from '@/utils/networks/shared/schemas';
import { graphUrl } from './endpoints';
import { readFailure } from './failures';

/** https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived */
const LONG_LIFE = 60 * DAY;
/** https://developers.facebook.com/documentation/facebook-login/auth-vs-data */
const DATA_ACCESS = 90 * DAY;

const tokenAnswer = v.looseObject({ access_token: tokenText });

/** Tokens of the dialog: short ones, which a secret can exchange. */
export function readTokens(answer: TokenAnswer, at: number, place: Place): TokenSet {
  const end = readSeconds(answer.expires_in);
  const access = end === null ? [] : [accessClock(at + end * SECOND, true, place.app)];
  return tokenSet(answer, [...access, dataAccessClock(answer, at)]);
}

/** Exchanges the short token for one of about 60 days, where the app has a secret. */
export function* extend(session: Session, tokens: TokenSet, now: number): Conversation<TokenSet> {
  const { app } = session.place;
  if (app?.clientSecret == null) return tokens;
  const answer = yield exchange(session.place, app, app.clientSecret, tokens.accessToken);
  const exact = tokens.clocks.find((clock) => clock.kind === 'data_access' && clock.exact);
  const found = expectAnswer(answer, tokenAnswer, readFailure);
  return readExchanged(found, now, serverClock(answer.headers), session, exact);
}

/** A long-lived token can be exchanged again while it lives; only the app with its secret may do that. */
export function renewal(place: Place): Renewal {
  if (place.app?.clientSecret == null) return { kind: 'none' };
  return { kind: 'own', everyMs: null, aheadMs: LONG_LIFE - 10 * DAY, provesLife: false, renew };
}

function renew(session: Session, now: number): Conversation<TokenSet> {
  const { accessToken } = session;
  return extend(session, { accessToken, refreshToken: null, scopes: null, clocks: [] }, now);
}

function exchange(place: Place, app: App, clientSecret: string, token: string) {
  return formPost(graphUrl(place, '/oauth/access_token'), {
    grant_type: 'fb_exchange_token',
    client_id: app.clientId,
    client_secret: clientSecret,
    fb_exchange_token: token,
  });
}

function readExchanged(
  answer: TokenAnswer,
  now: number,
  serverNow: number | null,
  session: Session,
  exact: Clock | undefined,
): TokenSet {
  const seconds = readSeconds(answer.expires_in);
  const end = now + (seconds === null ? LONG_LIFE : seconds * SECOND);
  // An exact date is one by Meta's clock, which the answer tells; an estimate is counted by ours.
  const toLocal = (date: number) => localMoment(date, serverNow, now);
  const dataAccess = exact
    ? { ...exact, at: toLocal(exact.at) }
    : dataAccessClock(answer, session.grantedAt, toLocal);
  return tokenSet(answer, [accessClock(end, seconds !== null, session.place.app), dataAccess]);
}

function accessClock(at: number, exact: boolean, app: App | null): Clock {
  return { kind: 'access', at, exact, mendedBy: app?.clientSecret == null ? 'person' : 'prolongation' };
}

/** The second clock: it runs from the person's last login, and no exchange of tokens moves it. */
function dataAccessClock(
  answer: TokenAnswer,
  grantedAt: number,
  toLocal: (date: number) => number = (date) => date,
): Clock {
  const epoch = readSeconds(answer.data_access_expiration_time);
  const longest = grantedAt + DATA_ACCESS;
  const named = epoch === null ? null : toLocal(epoch * SECOND);
  // A date further ahead than that was read by a clock that is behind.
  const at = named !== null && named <= longest + DAY ? named : null;
  return { kind: 'data_access', at: at ?? longest, exact: at !== null, mendedBy: 'person' };
}

function tokenSet(answer: TokenAnswer, clocks: readonly Clock[]): TokenSet {
  return { accessToken: answer.access_token, refreshToken: null, scopes: null, clocks };
}
