import { HOUR, MINUTE } from '@/utils/core/time';
import { reconnectMends } from '@/utils/health/cause';
import type { Random } from '../random.ts';
import type { Account, World } from '../world.ts';

/**
 * Some hours after something turned red, the person looks and mends what one click mends. A network's own demands are
 * settled there first; what only others could mend is left alone.
 */
export function lookAround(world: World, random: Random): void {
  const { time, machine } = world;
  const again = () => {
    time.after(random.spread(20 * MINUTE, 12 * HOUR), () => {
      machine.look();
      if (machine.open && !machine.asleep && random.chance(0.7)) void mendAll(world, random);
      again();
    });
  };
  again();
}

async function mendAll(world: World, random: Random): Promise<void> {
  for (const account of redAccounts(world)) {
    const { board } = world.sandbox;
    const { id } = account.served.played;
    if (board.accountIs(id, account.person, 'security-check')) {
      board.set(id, account.person, 'security-check', false);
    }
    const flow = await world.hands.reconnect(account, {
      leaves: random.chance(0.1),
      pages: random.chance(0.1) ? 'all but one' : 'all',
    });
    if (flow?.step.name === 'failed' && flow.step.code === 'vault_unreadable') await typeAnew(world, account);
  }
}

/** The secret of the person's own app is lost: it is typed in again, as the sentence says. */
async function typeAnew({ hands }: World, account: Account): Promise<void> {
  await hands.saveApps();
  await hands.connect(account);
}

/** The accounts that the popup shows in red, as far as Reconnect is what it offers. */
function redAccounts({ disk, accountOf }: World): Account[] {
  const red = new Set<Account>();
  for (const profile of disk.profiles) {
    if (profile.state !== 'disconnected' && profile.state !== 'expiring') continue;
    if (profile.cause && !reconnectMends(profile.cause)) continue;
    const login = disk.login(profile.loginId);
    const account = login && accountOf(login);
    if (account) red.add(account);
  }
  return [...red];
}
