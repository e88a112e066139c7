import type { Context } from '../machine/context.ts';
import type { Invariant } from './invariant.ts';

/** Each alert is shown once, and none about what has recovered. */
export const toldOnce: Invariant = {
  name: 'told once',
  watch: (world) => {
    const shown = new Map<string, Context>();
    return {
      shown: (id, { title }, context) => {
        const loginId = id.split('|')[1] ?? '';
        if (!/\bdisconnected\b|\bhas a problem\b/.test(title)) return;
        const gone = world.disk.profilesOf(loginId).filter(({ state }) => state === 'disconnected');
        if (gone.length === 0) return world.broken('told once', `"${title}", but nothing is disconnected`);
        const since = Math.max(...gone.map((profile) => profile.stateSince));
        const key = `${id}|${title}|${since}`;
        const before = shown.get(key);
        // One that died before it could note that it had told is told again by the next.
        if (before && !before.killed) world.broken('told once', `"${title}" was told twice`);
        shown.set(key, context);
      },
    };
  },
};
