import { ANY_GROUP, PROFILE_FILTERS, type ProfileFilter } from '@/utils/db/reads/profiles';

/** What a list of profiles shows. Kept in the address, so that it survives a visit to a profile and back. */
export interface ListView {
  readonly filter: ProfileFilter;
  readonly search: string;
  /** The id of a group, `ANY_GROUP` or `NO_GROUP`. */
  readonly group: string;
  /** How many profiles were asked for. */
  readonly limit: number;
}

/** Profiles that are read at first, and more with each "Show more". */
export const LIST_PAGE = 100;

export const WHOLE_LIST: ListView = { filter: 'all', search: '', group: ANY_GROUP, limit: LIST_PAGE };

/** The pages of the dashboard. */
export type Route =
  /** `group`: the id of the one whose tasks are shown. */
  | { readonly page: 'issues'; readonly group?: string }
  | { readonly page: 'groups' }
  | { readonly page: 'group'; readonly id: string }
  /** `loginId`: whose account is connected again; its server and app are filled in. */
  | { readonly page: 'connect'; readonly network: string | null; readonly loginId: string | null }
  /** An unfinished sign-in is gone on with. */
  | { readonly page: 'finish'; readonly flowId: string }
  | { readonly page: 'profiles'; readonly view: ListView }
  | { readonly page: 'profile'; readonly id: string }
  | { readonly page: 'history' }
  | { readonly page: 'settings' }
  | { readonly page: 'apps' };

/** Reads the hash of the address. What is not known leads to the Issues page. `/connect` and `/finish` are Issues with the dialog open. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [first = '', second, third] = path.split('/').map((part) => decodePart(part));
  switch (first) {
    case 'profiles':
      return second ? { page: 'profile', id: second } : { page: 'profiles', view: readView(query) };
    case 'groups':
      return second ? { page: 'group', id: second } : { page: 'groups' };
    case 'settings':
      return { page: second === 'apps' ? 'apps' : 'settings' };
    case 'connect':
      return { page: 'connect', network: second ?? null, loginId: third ?? null };
    case 'finish':
      return second ? { page: 'finish', flowId: second } : { page: 'issues' };
    case 'history':
      return { page: 'history' };
    default:
      return readIssues(query);
  }
}

function readIssues(query: string): Route {
  const group = new URLSearchParams(query).get('group');
  return group ? { page: 'issues', group } : { page: 'issues' };
}

/** @returns the hash that leads to a list as it is shown; only what differs from the whole list is said */
export function listHash({ filter, search, group, limit }: ListView): string {
  const query = new URLSearchParams();
  if (filter !== WHOLE_LIST.filter) query.set('state', filter);
  if (search !== '') query.set('search', search);
  if (group !== ANY_GROUP) query.set('group', group);
  if (limit !== LIST_PAGE) query.set('shown', String(limit));
  return query.size > 0 ? `#/profiles?${query}` : '#/profiles';
}

function readView(text: string): ListView {
  const query = new URLSearchParams(text);
  const filter = PROFILE_FILTERS.find((known) => known === query.get('state')) ?? WHOLE_LIST.filter;
  const group = query.get('group') ?? ANY_GROUP;
  return { filter, search: query.get('search') ?? '', group, limit: readLimit(query.get('shown')) };
}

function readLimit(text: string | null): number {
  const limit = Number(text);
  return Number.isSafeInteger(limit) && limit > LIST_PAGE ? limit : LIST_PAGE;
}

/** Whether two addresses lead to the same page, whatever it shows of it; Connect is Issues with a dialog. */
export function isSamePage(one: Route, other: Route): boolean {
  return pageOf(one) === pageOf(other);
}

function pageOf(route: Route): string {
  if (route.page === 'profile' || route.page === 'group') return `${route.page} ${route.id}`;
  return route.page === 'connect' ? 'issues' : route.page;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
