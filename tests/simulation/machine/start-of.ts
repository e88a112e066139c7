import type { Start } from '@/entrypoints/background/start';
import { workOf } from '@/entrypoints/background/work';
import { markAwakeFirst } from '@/utils/db/first-mark';
import { readFirstLook, type See } from '@/utils/db/reads/first-look';
import type { Deps } from '@/utils/ports/deps';
import { mortal } from '../../deaths/mortal.ts';
import type { Context } from './context.ts';

/** What a worker has before the rest of it is loaded. */
export function startOf(context: Context, deps: Deps): Start {
  const { now, paintBadge, alarms } = deps;
  const looks = { look: (see?: See) => readFirstLook(now(), see), markAwake: markAwakeFirst };
  const rest = {
    ...workOf(deps),
    // Nobody clicks on a notification here, and commands do not come as messages.
    openFor: async () => {},
    answer: () => Promise.reject(new Error('no message is sent')),
  };
  return { ...mortal(looks, context), now, paintBadge, alarms, rest: async () => rest };
}
