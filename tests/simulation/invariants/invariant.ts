import type { Notice } from '@/utils/alerts/text';
import type { Answered, Request } from '../internet/internet.ts';
import type { Context } from '../machine/context.ts';
import type { Attempt } from '../person/hands.ts';
import type { Changes, World } from '../world.ts';

/** What a rule looks at while the year goes by; it calls `world.broken` when it does not hold. */
export interface Watch {
  /** After each thing that happened, once everything has come to rest. */
  readonly step?: (changes: Changes) => void;
  readonly request?: (request: Request) => void;
  readonly answered?: (answered: Answered) => void;
  readonly shown?: (id: string, notice: Notice, context: Context) => void;
  /** A reconnect has ended. */
  readonly attempted?: (attempt: Attempt) => void;
  /** A request with secrets in it has left for a host that belongs to no network. */
  readonly strayed?: (host: string, secrets: readonly string[]) => void;
  /** Something has happened in the world: grants may have ended or come back. */
  readonly happened?: () => void;
  readonly end?: () => void;
}

/** A rule that holds at every step of every year. */
export interface Invariant {
  readonly name: string;
  readonly watch: (world: World) => Watch;
}
