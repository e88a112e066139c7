import { placeName } from '@/utils/core/place-name';
import { missingText, restoredTitle } from '@/utils/core/restored-text';
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
