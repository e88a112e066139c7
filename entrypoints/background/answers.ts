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
} from '@/utils/messages/protocol';
import type { Deps } from '@/utils/ports/deps';
import { createCommands } from './commands';

/** Who sent a message, as the browser says. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
}

/** Only Relink's own pages are heard, what they send is parsed first, and every failure becomes an outcome. */
export function createAnswers(deps: Deps) {
  const commands = createCommands(deps);
  return async <C extends CommandName>(
    name: C,
    data: unknown,
    sender: Sender,
  ): Promise<Outcome<CommandResults[C]>> => {
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
  };
}
