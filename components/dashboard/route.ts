/** The pages of the dashboard. */
export type Route =
  | { readonly page: 'issues' }
  | { readonly page: 'connect'; readonly network: string | null }
  | { readonly page: 'profiles' }
  | { readonly page: 'profile'; readonly id: string }
  | { readonly page: 'history' }
  | { readonly page: 'settings' }
  | { readonly page: 'apps' };

/** Reads the hash of the address. What is not known leads to the Issues page. `/connect` is Issues with the dialog open. */
export function readRoute(hash: string): Route {
  const [first = '', second] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map((part) => decodePart(part));
  if (first === 'profiles') return second ? { page: 'profile', id: second } : { page: 'profiles' };
  if (first === 'settings') return { page: second === 'apps' ? 'apps' : 'settings' };
  if (first === 'connect') return { page: 'connect', network: second ?? null };
  if (first === 'history') return { page: 'history' };
  return { page: 'issues' };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
