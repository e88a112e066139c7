import { MINUTE, SECOND } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { nameOf } from '../person/hands.ts';
import type { World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** The longest way of an answer. However long its writing takes, what is said is when it came. */
const FRESH = MINUTE;

/** "Verified" is said only of what the network has just confirmed, and of pages only when it has listed them. */
export const verifiedIsRead: Invariant = {
  name: 'verified is read',
  watch: (world) => {
    /** By the computer's clock, as all that it says. */
    const goodAt = new Map<string, number>();
    /** When the computer last fell asleep. */
    let sleptAt = 0;
    let sleeps = 0;
    const noteSleep = () => {
      if (world.machine.sleeps === sleeps) return;
      sleeps = world.machine.sleeps;
      sleptAt = world.machine.now;
    };
    /** Asleep in the very moment of the answer, it reads what has come when it wakes. */
    const isRead = (what: string, at: number): boolean => {
      const good = goodAt.get(what) ?? 0;
      return at - good <= FRESH || Math.abs(sleptAt - good) < SECOND;
    };
    const key = (id: string, person: string, what: string) => `${id}/${person}/${what}`;
    return {
      answered: ({ answer, own, owner, served, call }) => {
        const isGood =
          own && owner && answer && answer.status >= 200 && answer.status < 300 && isJson(answer.body);
        if (!isGood) return;
        const what = call.path.endsWith('/accounts') ? 'list' : 'word';
        goodAt.set(key(served.played.id, owner.person, what), world.machine.now);
      },
      step: ({ logins }) => {
        noteSleep();
        for (const { before, after } of logins) {
          const isNew = before && after.lastVerifiedAt > before.lastVerifiedAt;
          const account =
            isNew && after.lastCheckedAt === after.lastVerifiedAt ? world.accountOf(after) : null;
          if (!account) continue;
          const { id } = account.served.played;
          const missing = neededFor(world, after).filter(
            (what) => !isRead(key(id, account.person, what), after.lastVerifiedAt),
          );
          if (missing.length > 0)
            world.broken('verified is read', `${nameOf(account)}: no ${missing.join(', no ')} was read`);
        }
      },
    };
  },
};

/** What must have been read. Pages whose list is refused for want of a permission are red, and verified by nobody. */
function neededFor({ disk }: World, login: LoginRow): readonly string[] {
  // A person's own sign-in is proved by its first call; the list follows.
  if (login.network !== 'facebook' || login.grant?.grantedAt === login.lastVerifiedAt) return ['word'];
  const isGreen = disk
    .profilesOf(login.id)
    .some(({ state }) => state === 'connected' || state === 'expiring');
  return isGreen ? ['word', 'list'] : ['word'];
}

function isJson(body: string | Buffer): boolean {
  return /^\s*[[{]/.test(String(body)) && /[\]}]\s*$/.test(String(body));
}
