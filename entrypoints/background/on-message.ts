import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { Failure } from '@/utils/core/failure';
import { storageCode } from '@/utils/core/storage-failure';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandResults,
  type Outcome,
  onMessage,
} from '@/utils/messages/protocol';
import type { Deps } from '@/utils/ports/deps';
import { type Commands, createCommands } from './commands';

/** Listens for every command. */
export function registerMessages(deps: Deps): void {
  const commands = createCommands(deps);
  onMessage('connect', ({ data, sender }) => run(commands, 'connect', data, sender));
  onMessage('reconnect', ({ data, sender }) => run(commands, 'reconnect', data, sender));
  onMessage('addProfiles', ({ data, sender }) => run(commands, 'addProfiles', data, sender));
  onMessage('dismissFlow', ({ data, sender }) => run(commands, 'dismissFlow', data, sender));
  onMessage('checkNow', ({ data, sender }) => run(commands, 'checkNow', data, sender));
  onMessage('unlinkProfile', ({ data, sender }) => run(commands, 'unlinkProfile', data, sender));
  onMessage('unlinkLogin', ({ data, sender }) => run(commands, 'unlinkLogin', data, sender));
  onMessage('saveApp', ({ data, sender }) => run(commands, 'saveApp', data, sender));
  onMessage('removeApp', ({ data, sender }) => run(commands, 'removeApp', data, sender));
  onMessage('testApp', ({ data, sender }) => run(commands, 'testApp', data, sender));
  onMessage('saveInterval', ({ data, sender }) => run(commands, 'saveInterval', data, sender));
}

/** Only Relink's own pages are heard, what they send is parsed first, and every failure becomes an outcome. */
async function run<C extends CommandName>(
  commands: Commands,
  name: C,
  data: unknown,
  sender: { readonly id?: string; readonly url?: string },
): Promise<Outcome<CommandResults[C]>> {
  try {
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(`${location.origin}/`))
      throw new Failure('bad_input');
    const parsed = v.safeParse<v.GenericSchema<unknown, CommandInput<C>>>(COMMANDS[name], data);
    if (!parsed.success) throw new Failure('bad_input');
    return { ok: true, value: await commands[name](parsed.output) };
  } catch (error) {
    return error instanceof Failure
      ? { ok: false, code: error.code, detail: error.detail }
      : { ok: false, code: storageCode(error), detail: {} };
  }
}
