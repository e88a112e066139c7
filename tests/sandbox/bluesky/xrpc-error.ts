import { type Answer, json } from '../core/answer.ts';

/** https://atproto.com/specs/xrpc#error-responses */
export function xrpcError(status: number, error: string, message: string): Answer {
  return json(status, { error, message });
}

export const unverifiable = () => xrpcError(400, 'InvalidToken', 'Token could not be verified');
export const wrongScope = () => xrpcError(400, 'InvalidToken', 'Bad token scope');
export const authMissing = () => xrpcError(401, 'AuthMissing', 'Authentication Required');
export const expired = () => xrpcError(400, 'ExpiredToken', 'Token has expired');
export const revoked = () => xrpcError(400, 'ExpiredToken', 'Token has been revoked');
export const takenDown = () => xrpcError(401, 'AccountTakedown', 'Account has been taken down');
/** Of an account that was deleted, and, from `getSession`, of one that was taken down. */
export const noUserInfo = (did: string) =>
  xrpcError(400, 'InvalidRequest', `Could not find user info for account: ${did}`);
export const accountNotFound = () => xrpcError(403, 'AccountNotFound', 'Account not found');
export const badCredentials = () =>
  xrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password');
