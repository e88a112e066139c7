import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { readFailure, type ShownFailure, withheldFailure } from '@/components/text/outcome-failure';
import type { CommandInput, CommandName, CommandResults } from '@/utils/messages/protocol';
import { usePage } from './page';

/** What a page says about the last thing that was asked of it. */
export type Notice =
  | { readonly kind: 'status'; readonly text: string }
  | { readonly kind: 'failure'; readonly failure: ShownFailure };

export interface Commands {
  readonly notice: Notice | null;
  readonly say: (text: string) => void;
  readonly dismiss: () => void;
  /**
   * Asks for hosts. Must be called in the click itself, before anything is awaited; none resolves at once.
   * @returns whether they are allowed; that they are not is shown on the page
   */
  readonly allow: (origins: readonly string[]) => Promise<boolean>;
  /** Sends a command. Its failure is shown on the page; the value comes back only on success. */
  readonly run: <C extends CommandName>(
    name: C,
    input: CommandInput<C>,
    /** The status line after success, if there is something to say. */
    saying?: (value: CommandResults[C]) => string | null,
  ) => Promise<CommandResults[C] | null>;
}

export const CommandContext = createContext<Commands | null>(null);

/** Holds the page's notice. Used once, by a page root. */
export function useCommandState(): Commands {
  const page = usePage();
  const [notice, setNotice] = useState<Notice | null>(null);
  const say = useCallback((text: string) => setNotice({ kind: 'status', text }), []);
  const dismiss = useCallback(() => setNotice(null), []);
  const allow = useCallback(
    async (origins: readonly string[]) => {
      if (origins.length === 0) return true;
      const granted = await page.requestOrigins(origins).catch(() => false);
      setNotice(granted ? null : { kind: 'failure', failure: withheldFailure(origins) });
      return granted;
    },
    [page],
  );
  const run = useCallback<Commands['run']>(
    async (name, input, saying) => {
      setNotice(null);
      const outcome = await page
        .send(name, input)
        .catch(() => ({ ok: false as const, code: 'unexpected', detail: {} }));
      if (!outcome.ok) {
        setNotice({ kind: 'failure', failure: readFailure(outcome) });
        return null;
      }
      const text = saying?.(outcome.value);
      if (text) setNotice({ kind: 'status', text });
      return outcome.value;
    },
    [page],
  );
  return useMemo(() => ({ notice, say, dismiss, allow, run }), [notice, say, dismiss, allow, run]);
}

/** @returns the commands of the page */
export function useCommand(): Commands {
  const commands = useContext(CommandContext);
  if (!commands) throw new Error('useCommand needs a CommandContext above it');
  return commands;
}
