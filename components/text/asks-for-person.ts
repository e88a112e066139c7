import { isWithheld } from '@/components/card/remedy';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import type { ShownState } from '@/utils/health/profile-state';
import { needsPerson } from '@/utils/health/verdict';

/** Whether nothing can be checked before the person does something, although nothing is broken. */
export function asksForPerson(profile: ProfileRow, login: LoginRow, state: ShownState): boolean {
  if (isWithheld(profile, login)) return true;
  return state === 'expiring' && login.unknown !== null && needsPerson(login.unknown.reason);
}
