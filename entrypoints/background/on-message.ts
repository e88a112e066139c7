import { onMessage } from '@/utils/messages/messenger';
import type { CommandName, CommandResults, Outcome } from '@/utils/messages/protocol';
import type { Sender } from './answers';
import type { Start } from './start';

/** Listens for every command. */
export function registerMessages(commands: Pick<Start, 'rest'>): void {
  onMessage('connect', ({ data, sender }) => run(commands, 'connect', data, sender));
  onMessage('reconnect', ({ data, sender }) => run(commands, 'reconnect', data, sender));
  onMessage('addProfiles', ({ data, sender }) => run(commands, 'addProfiles', data, sender));
  onMessage('cancelFlow', ({ data, sender }) => run(commands, 'cancelFlow', data, sender));
  onMessage('showSignIn', ({ data, sender }) => run(commands, 'showSignIn', data, sender));
  onMessage('dismissFlow', ({ data, sender }) => run(commands, 'dismissFlow', data, sender));
  onMessage('checkNow', ({ data, sender }) => run(commands, 'checkNow', data, sender));
  onMessage('unlinkProfile', ({ data, sender }) => run(commands, 'unlinkProfile', data, sender));
  onMessage('unlinkLogin', ({ data, sender }) => run(commands, 'unlinkLogin', data, sender));
  onMessage('saveApp', ({ data, sender }) => run(commands, 'saveApp', data, sender));
  onMessage('removeApp', ({ data, sender }) => run(commands, 'removeApp', data, sender));
  onMessage('testApp', ({ data, sender }) => run(commands, 'testApp', data, sender));
  onMessage('saveGroup', ({ data, sender }) => run(commands, 'saveGroup', data, sender));
  onMessage('removeGroup', ({ data, sender }) => run(commands, 'removeGroup', data, sender));
  onMessage('orderGroups', ({ data, sender }) => run(commands, 'orderGroups', data, sender));
  onMessage('moveProfiles', ({ data, sender }) => run(commands, 'moveProfiles', data, sender));
  onMessage('startQueue', ({ data, sender }) => run(commands, 'startQueue', data, sender));
  onMessage('skipInQueue', ({ data, sender }) => run(commands, 'skipInQueue', data, sender));
  onMessage('endQueue', ({ data, sender }) => run(commands, 'endQueue', data, sender));
  onMessage('snooze', ({ data, sender }) => run(commands, 'snooze', data, sender));
  onMessage('saveInterval', ({ data, sender }) => run(commands, 'saveInterval', data, sender));
}

async function run<C extends CommandName>(
  { rest }: Pick<Start, 'rest'>,
  name: C,
  data: unknown,
  sender: Sender,
): Promise<Outcome<CommandResults[C]>> {
  const { answer } = await rest();
  return answer(name, data, sender);
}
