import type { Cause } from '@/utils/health/cause';
import type { Proof, Reading, UnknownReason } from '@/utils/health/verdict';

/** Readings in short, for tables. */

export const dead = (cause: Cause, proof: Proof = 'definite'): Reading => ({ kind: 'dead', cause, proof });
export const limited = (cause: Cause): Reading => ({ kind: 'limited', cause });
export const unknown = (reason: UnknownReason): Reading => ({ kind: 'unknown', reason });
export const appProblem: Reading = { kind: 'app_problem' };
export const mute: Reading = { kind: 'mute' };
export const renew = (cause: Cause, proof?: Proof): Reading => ({
  kind: 'renew',
  cause,
  ...(proof === undefined ? {} : { proof }),
});
