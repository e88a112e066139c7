/** What to say after "Check now": nothing when it runs, since its progress shows. */
export function checkAskedText({ logins }: { readonly logins: number }): string | null {
  if (logins > 0) return null;
  return 'Nothing can be checked right now: the networks have asked for a pause. Relink goes on by itself.';
}
