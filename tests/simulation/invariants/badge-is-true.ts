import { isShelved } from '@/utils/tasks/shelf';
import type { Invariant } from './invariant.ts';

/** Whenever the worker has come to rest, the badge is what the database says. */
export const badgeIsTrue: Invariant = {
  name: 'badge equals the database',
  watch: (world) => {
    let said = '';
    let looked = -1;
    let face = world.machine.face;
    return {
      step: () => {
        const { machine, disk } = world;
        if (!machine.quiet || disk.full || !machine.face) return;
        if (looked === disk.writes && face === machine.face) return;
        looked = disk.writes;
        face = machine.face;
        const count = (state: 'disconnected' | 'expiring') => {
          const off = disk.tasks.filter((task) => isShelved(task, machine.now));
          const all = disk.profiles.filter((profile) => profile.state === state).length;
          return all - off.reduce((sum, task) => sum + task[state], 0);
        };
        const disconnected = count('disconnected');
        const number = disconnected > 0 ? disconnected : count('expiring');
        const text = number > 99 ? '99+' : String(number || '');
        if (machine.face.text === text || said === text) return;
        said = text;
        world.broken('badge equals the database', `it shows "${machine.face.text}", the rows say "${text}"`);
      },
    };
  },
};
