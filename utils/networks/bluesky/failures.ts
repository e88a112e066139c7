import type { Cause } from '@/utils/health/cause';
import type { Proof, Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { passingTrouble, unreadable } from '@/utils/networks/shared/passing-trouble';
import { readXrpcError, type XrpcError } from './xrpc';

/** Reads a server's answer by the name of its XRPC error. */
export function readFailure(answer: HttpAnswer, call: CallKind = 'probe'): Diagnosis {
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const error = readXrpcError(answer);
  if (!error) return unreadable(answer);
  const own = readAccountTrouble(error) ?? (call === 'renewal' ? readRenewal(error) : readCall(error));
  return own ? diagnosis(own, error.name) : readRest(answer, error, call);
}

/** What concerns the account itself means the same wherever it is said. */
function readAccountTrouble({ name }: XrpcError): Reading | null {
  switch (name) {
    case 'AccountTakedown':
      return dead('account_suspended', 'definite');
    case 'AccountDeactivated':
      return dead('action_required', 'definite');
    // Also what a server says whose account has moved to another one.
    case 'AccountNotFound':
      return dead('account_closed', 'ambiguous');
    default:
      return null;
  }
}

/** The refresh token proves what the access token, a JWT, cannot: it ends with the app password. */
function readRenewal({ name, message }: XrpcError): Reading | null {
  switch (name) {
    case 'ExpiredToken':
      return dead(/\bhas expired\b/i.test(message) ? 'expired' : 'revoked', 'definite');
    // The server cannot verify its own token: it has another key now, or is not the account's server any more.
    case 'InvalidToken':
    case 'InvalidDID':
      return dead('revoked', 'ambiguous');
    // The account of a token that the server has signed itself is not there any more. One that was taken down has a name.
    case 'InvalidRequest':
      return isMissing(message) ? dead('account_closed', 'ambiguous') : null;
    default:
      return null;
  }
}

function isMissing(message: string): boolean {
  return /could not find user info/i.test(message);
}

function readCall({ name, message }: XrpcError): Reading | null {
  switch (name) {
    case 'ExpiredToken':
      return { kind: 'renew', cause: 'expired', proof: 'ambiguous' };
    case 'InvalidToken':
      return { kind: 'renew', cause: 'revoked', proof: 'ambiguous' };
    // What an account that was taken down or deleted looks like to its own access token; the refresh tells which.
    case 'InvalidRequest':
      return isMissing(message) ? { kind: 'renew', cause: 'account_suspended', proof: 'ambiguous' } : null;
    default:
      return null;
  }
}

/** Of all other errors only a 401 says something about the token; `AuthMissing` says that we sent none. */
function readRest(answer: HttpAnswer, error: XrpcError, call: CallKind): Diagnosis {
  if (answer.status !== 401 || error.name === 'AuthMissing') return unreadable(answer, error.name);
  const reading: Reading =
    call === 'renewal'
      ? dead('revoked', 'ambiguous')
      : { kind: 'renew', cause: 'revoked', proof: 'ambiguous' };
  return diagnosis(reading, error.name);
}

function dead(cause: Cause, proof: Proof): Reading {
  return { kind: 'dead', cause, proof };
}
