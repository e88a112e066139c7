import type { Needs, ShownTask } from '@/utils/db/reads/needs';

/** @returns what needs somebody for one group: the same lists and counts, of its tasks only */
export function needsOf(needs: Needs, tasks: ReadonlySet<string>): Needs {
  const own = (shown: readonly ShownTask[]) => shown.filter(({ task }) => tasks.has(task.id));
  const lists = {
    disconnected: own(needs.disconnected),
    expiring: own(needs.expiring),
    shelved: own(needs.shelved),
  };
  const signIns = (shown: readonly ShownTask[]) => shown.filter(({ task }) => task.kind === 'sign_in').length;
  const profiles = (shown: readonly ShownTask[], of: 'disconnected' | 'expiring') =>
    shown.reduce((sum, { task }) => sum + task[of], 0);
  const open = [...lists.disconnected, ...lists.expiring];
  return {
    ...needs,
    ...lists,
    counts: {
      disconnected: profiles(open, 'disconnected'),
      expiring: profiles(open, 'expiring'),
      shelved: profiles(lists.shelved, 'disconnected') + profiles(lists.shelved, 'expiring'),
      tasks: { disconnected: lists.disconnected.length, expiring: lists.expiring.length },
      signIns: { disconnected: signIns(lists.disconnected), expiring: signIns(lists.expiring) },
    },
    // They belong to no group yet.
    choices: [],
  };
}
