import type { Answer } from '../core/answer.ts';
import { now } from '../core/clock.ts';
import type { PersonId } from '../world/people.ts';
import type { Death } from '../world/token-book.ts';
import { type GraphErrorName, graphError, isGraphErrorName, refusal } from './errors.ts';
import { type Facebook, facebookApp, type GraphToken } from './facebook.ts';

const deaths: Readonly<Record<Death, GraphErrorName>> = {
  revoked: '190/458',
  password: '190/460',
  replayed: '190/467',
  purged: '190/467',
};

/** Why Graph does not take a token at all; null when it does. */
export function userTokenTrouble(facebook: Facebook, value: string): Answer | null {
  if (value === '') {
    return refusal({
      code: 2500,
      status: 400,
      message: 'An active access token must be used to query information about the current user.',
    });
  }
  if (facebook.appState === 'disabled') return graphError('101');
  if (facebook.appState === 'deleted') {
    return refusal({
      code: 101,
      status: 400,
      message: 'Error validating application. Application has been deleted.',
    });
  }
  const token = facebook.token(value);
  if (token === null) {
    return refusal({
      code: 190,
      status: 400,
      message: 'Invalid OAuth access token - Cannot parse access token',
    });
  }
  const name = deathOf(facebook, token) ?? accountTrouble(facebook, token.person);
  return name === null ? null : graphError(name);
}

/** The access token of an app is its id and its secret with a bar between. */
export function isAppToken(value: string): boolean {
  return value === `${facebookApp.id}|${facebookApp.secret}`;
}

function deathOf(facebook: Facebook, token: GraphToken): GraphErrorName | null {
  if (facebook.world.board.accountIs('facebook', token.person, 'closed')) return '190/467';
  if (token.death !== null) return deaths[token.death];
  if (facebook.installations.find(token.person) === null) return '190/458';
  if (token.expiresAt !== null && token.expiresAt <= now()) return '190/463';
  if (token.page === null) return null;
  return facebook.pagesOf(token.person).some((page) => page.id === token.page) ? null : '190/492';
}

function accountTrouble(facebook: Facebook, person: PersonId): GraphErrorName | null {
  const { board } = facebook.world;
  if (board.accountIs('facebook', person, 'security-check')) return '190/459';
  if (board.accountIs('facebook', person, 'suspended')) return '368';
  const chosen = board.accountChoice('facebook', person, 'answer');
  return isGraphErrorName(chosen) ? chosen : null;
}
