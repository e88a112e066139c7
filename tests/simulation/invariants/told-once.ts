import { DAY } from '@/utils/core/time';
import type { Context } from '../machine/context.ts';
import type { World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** Ten days, and what a clock that is set a little wrong makes of them. */
const FURTHEST = 10 * DAY;

/** Each alert is shown once, and none about what has recovered or is not near its end. */
export const toldOnce: Invariant = {
  name: 'told once',
  watch: (world) => {
    const shown = new Map<string, Context>();
    return {
      shown: (id, { title }, context) => {
        const about = aboutOf(world, id, title);
        if (about === null) return;
        if (about === 'nothing') return world.broken('told once', `"${title}", but that is not so`);
        const key = `${id}|${title}|${about}`;
        const before = shown.get(key);
        // One that died before it could note that it had told is told again by the next.
        if (before && !before.killed) world.broken('told once', `"${title}" was told twice`);
        shown.set(key, context);
      },
    };
  },
};

/** @returns what makes a notification another one than the same words before; null for one that promises nothing */
function aboutOf(world: World, id: string, title: string): string | 'nothing' | null {
  const [kind, subject = ''] = id.split('|');
  if (/\bdisconnected\b|\bhas a problem\b/.test(title))
    return kind === 'logins' ? bundleOfDead(world, title) : deadSince(world, subject);
  if (/\bends\b|\bwas to end\b|\bneed a new sign-in\b/.test(title))
    return kind === 'logins' ? bundleOfEnding(world, title) : endOf(world, subject);
  return null;
}

function deadSince({ disk }: World, loginId: string): string {
  const gone = disk.profilesOf(loginId).filter(({ state }) => state === 'disconnected');
  return gone.length === 0 ? 'nothing' : String(Math.max(...gone.map(({ stateSince }) => stateSince)));
}

function bundleOfDead({ disk }: World, title: string): string {
  const gone = disk.profiles.filter(({ state }) => state === 'disconnected');
  const logins = new Set(gone.map(({ loginId }) => loginId)).size;
  return logins < Number.parseInt(title, 10)
    ? 'nothing'
    : String(Math.max(...gone.map(({ stateSince }) => stateSince)));
}

function endOf({ disk, machine }: World, loginId: string): string {
  const login = disk.login(loginId);
  if (!login?.grant || login.death || login.humanNeededAt === null) return 'nothing';
  return login.humanNeededAt - machine.now > FURTHEST
    ? 'nothing'
    : // At the start of the browser it may be asked for again, once a day.
      `${login.grant.grantedAt} ${new Date(machine.now).toDateString()}`;
}

function bundleOfEnding(world: World, title: string): string {
  const ends = world.disk.logins.map(({ id }) => endOf(world, id)).filter((end) => end !== 'nothing');
  return ends.length < Number.parseInt(title, 10) ? 'nothing' : ends.join();
}
