import { type LoginRow, NEVER } from '@/utils/db/rows';
import { humanNeededAt } from '@/utils/health/grant';
import { type ProfileFacts, stateDueAt } from '@/utils/health/profile-state';
import { needsPerson } from '@/utils/health/verdict';

/** The facts of a login that decide over its profiles. */
export function loginFacts(login: LoginRow): Omit<ProfileFacts, 'limit'> {
  const humanNeeded = login.grant && humanNeededAt(login.grant, login.lastVerifiedAt);
  const { death, unknown } = login;
  const uncheckableSince = unknown && needsPerson(unknown.reason) ? unknown.since : null;
  return { death, humanNeeded, uncheckableSince };
}

/** The login with the dates that follow from its grant and from its last proof. */
export function dated(login: LoginRow, now: number): LoginRow {
  const facts = loginFacts(login);
  return {
    ...login,
    humanNeededAt: facts.humanNeeded?.at ?? null,
    humanNeededExact: facts.humanNeeded?.exact ?? false,
    stateDueAt: stateDueAt(facts, now) ?? NEVER,
  };
}
