import { type Attempt, nameOf } from '../person/hands.ts';
import { profileTruth } from '../truth.ts';
import type { Account, World } from '../world.ts';
import { canKnow } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

/** A stretch in which one account is signed in again. */
interface Try {
  readonly account: Account;
  readonly startedAt: number;
  /** Whether all was well all the time. */
  could: boolean;
}

/**
 * A reconnect that the network accepts succeeds, also where it has forgotten the app; afterwards the login is the same
 * row, and none of its profiles is disconnected but for a reason of its own.
 */
export const reconnectSucceeds: Invariant = {
  name: 'a reconnect succeeds',
  watch: (world) => {
    let running: Try | null = null;
    return {
      step: () => {
        const { hands, time } = world;
        const account = hands.busyWith;
        if (!account) {
          running = null;
          return;
        }
        if (running?.account !== account) running = { account, startedAt: time.now, could: true };
        running.could &&= canKnow(world, account) && account.served.accepts(account.person);
      },
      attempted: (attempt) => {
        const { account } = attempt;
        const isTold = running?.account === account && running.could;
        const wasKilled = world.machine.killedAt >= (running?.startedAt ?? 0);
        running = null;
        if (isTold && !wasKilled && canKnow(world, account) && isMeant(world, attempt)) judge(world, attempt);
      },
    };
  },
};

/** Whether the person wanted it to the end, and still has a login to reconnect. */
function isMeant(world: World, { account, mood, flow }: Attempt): boolean {
  // The secret of the person's own app is lost, and has to be typed in again first.
  const isLocked = flow?.step.name === 'failed' && flow.step.code === 'vault_unreadable';
  return mood.as === null && !mood.leaves && !isLocked && world.rowOf(account)?.grant != null;
}

function judge(world: World, { account, loginId, flow }: Attempt): void {
  const wrong = (why: string) => world.broken('a reconnect succeeds', `${nameOf(account)}: ${why}`);
  if (flow?.step.name !== 'done') {
    wrong(flow?.step.name === 'failed' ? flow.step.code : 'nothing came back');
    return;
  }
  if (world.rowOf(account)?.id !== loginId) wrong('it is another row now');
  const troubleOf = profileTruth(world, account);
  for (const { state, cause, networkId, name } of world.disk.profilesOf(loginId))
    if (state === 'disconnected' && !troubleOf(networkId)) wrong(`${name} is disconnected, ${cause}`);
}
