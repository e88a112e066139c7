import { differenceInCalendarDays } from 'date-fns';
import { placeName } from '@/utils/core/place-name';
import { missingText, namesText, restoredTitle } from '@/utils/core/restored-text';
import type { LoginRow, ProfileRow, RestoredResult } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import type { Network } from '@/utils/networks/network';

/** What a notification says. */
export interface Notice {
  readonly title: string;
  readonly message: string;
}

/** "Acme Bakery", "Acme Bakery and 1 page", "Acme Bakery and 4 pages" */
export function profilesInWords(profiles: readonly Pick<ProfileRow, 'name'>[], network: Network): string {
  const [first, ...others] = profiles;
  if (!first) return '';
  if (others.length === 0) return first.name;
  const { one, many } = network.profileNoun;
  return `${first.name} and ${others.length} ${others.length === 1 ? one : many}`;
}

/** One notice for a login whose profiles are disconnected. */
export function disconnectedNotice(
  profiles: readonly ProfileRow[],
  network: Network,
  server: string,
): Notice {
  const names = profilesInWords(profiles, network);
  const verb = profiles.length === 1 ? 'is' : 'are';
  const cause = profiles[0]?.cause;
  const why = cause ? `: ${lowerFirst(causeText(cause).title)}` : '';
  return {
    title: `${names} on ${placeName(network, server)} ${verb} disconnected${why}`,
    message: cause ? causeText(cause).fix : 'Open Relink to see why.',
  };
}

/** One notice for an app that the network refuses, however many profiles stand behind it. */
export function appProblemNotice(profiles: number, network: Network, server: string): Notice {
  return {
    title: `The ${placeName(network, server)} app has a problem`,
    message: `${profiles} ${profiles === 1 ? 'profile is' : 'profiles are'} disconnected through it. ${causeText('app_problem').fix}`,
  };
}

/** "14 March", by the computer's calendar */
function day(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(at);
}

/**
 * One notice for a login that only its person can keep alive. A date proves nothing, so one that has passed is not told as
 * an end.
 * @returns null where no end is known any more
 */
export function endingNotice(
  { name, server, humanNeededAt: at, humanNeededExact }: LoginRow,
  profiles: number,
  network: Network,
  now: number,
): Notice | null {
  if (at === null) return null;
  const { one, many } = network.profileNoun;
  const them = `${profiles} ${profiles === 1 ? one : many}`;
  const date = `${humanNeededExact ? 'on' : 'about'} ${day(at)}`;
  const access = `The access of ${name} to ${placeName(network, server)}`;
  return at <= now
    ? {
        title: `${access} was to end ${date}`,
        message: `Nothing has confirmed it yet. Reconnect to keep ${them} connected.`,
      }
    : {
        title: `${access} ends ${ahead(at, now)}, ${date}`,
        message: `Reconnect before then to keep ${them} connected.`,
      };
}

/** How far ahead a day lies, as a calendar counts: "today", "tomorrow", "in 9 days" */
function ahead(at: number, now: number): string {
  const days = differenceInCalendarDays(at, now);
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** What one notice tells of several logins. */
interface Bundled {
  readonly login: LoginRow;
  readonly profiles: number;
}

/** One notice for all logins that died, or that end, since the last one. */
export function bundleNotice(
  kind: 'disconnected' | 'ending',
  bundle: readonly Bundled[],
  now: number,
): Notice {
  const logins = [...new Map(bundle.map(({ login }) => [login.id, login])).values()];
  const names = namesText(logins.map(({ name }) => name));
  if (kind === 'disconnected') {
    const profiles = bundle.reduce((sum, told) => sum + told.profiles, 0);
    return {
      title: `${logins.length} logins are disconnected: ${names}`,
      message: `${profiles} profiles are disconnected with them. Open Relink to see why, and to reconnect.`,
    };
  }
  const first = Math.min(...logins.flatMap(({ humanNeededAt }) => humanNeededAt ?? []));
  const when = first <= now ? `one since ${day(first)}` : `the first ${ahead(first, now)}`;
  return {
    title: `${logins.length} logins need a new sign-in, ${when}: ${names}`,
    message: 'Open Relink to reconnect them before they stop working.',
  };
}

/** The confirmation after a reconnect: what came back, and what did not. */
export function reconnectedNotice(
  result: RestoredResult,
  { name: login, server }: Pick<LoginRow, 'name' | 'server'>,
  network: Network,
): Notice {
  const called = placeName(network, server);
  if (result.kind === 'not_listed') {
    return {
      title: `${login} is signed in to ${called} again`,
      message: `${called} did not list the ${network.profileNoun.many}. The next check asks again.`,
    };
  }
  const { names, missing } = result;
  return {
    title: restoredTitle(names, missing, network.profileNoun),
    message:
      missing.length > 0
        ? `${missingText(missing)}. Open Relink to see why.`
        : `${login} is signed in to ${called} again.`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
