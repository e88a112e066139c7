import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Live } from '@/utils/db/live';
import type { CommandInput, CommandName, CommandResults, Outcome } from '@/utils/messages/protocol';

/** What a page of the extension gives its components: everything that touches the browser or the clock. */
export interface Page {
  readonly live: Live;
  readonly now: () => number;
  /** Sends a command to the worker. */
  readonly send: <C extends CommandName>(
    name: C,
    input: CommandInput<C>,
  ) => Promise<Outcome<CommandResults[C]>>;
  /** Watches over the worker, and starts the next one should it die, until the returned function is called. */
  readonly watchWorker: () => () => void;
  /** Names of the locks that any context of the extension holds. */
  readonly heldLocks: () => Promise<readonly string[]>;
  /** Asks for hosts. Must be called in the click itself, before anything is awaited. */
  readonly requestOrigins: (origins: readonly string[]) => Promise<boolean>;
  /** Address of a dashboard page, such as `/profiles/42`, for links. */
  readonly dashboardUrl: (path: string) => string;
  /** Where links to the dashboard open: here, or in a tab of their own. */
  readonly linkTarget: '_self' | '_blank';
  /** Goes to a dashboard page. */
  readonly openDashboard: (path: string) => void;
  readonly copy: (text: string) => Promise<void>;
  /** The redirect URI of a network, from the last part of its path. */
  readonly redirectUri: (path: string) => string;
}

export const PageContext = createContext<Page | null>(null);

/** @returns what the page gives; every component below a page root may use it */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage needs a PageContext above it');
  return page;
}
