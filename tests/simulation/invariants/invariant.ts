import type { Notice } from '@/utils/alerts/text';
import type { Answered, Request } from '../internet/internet.ts';
import type { Context } from '../machine/context.ts';
import type { Changes, World } from '../world.ts';

/** What a rule looks at while the year goes by; it calls `world.broken` when it does not hold. */
export interface Watch {
  /** After each thing that happened, once everything has come to rest. */
  readonly step?: (changes: Changes) => void;
  readonly request?: (request: Request) => void;
  readonly answered?: (answered: Answered) => void;
  readonly shown?: (id: string, notice: Notice, context: Context) => void;
  /** Something has happened in the world: grants may have ended or come back. */
  readonly happened?: () => void;
  readonly end?: () => void;
}

/** A rule that holds at every step of every year. */
export interface Invariant {
  readonly name: string;
  readonly watch: (world: World) => Watch;
}
