import type { Answer } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { Handler } from '../core/routes.ts';
import type { NetworkId } from './network-ids.ts';
import type { Account, PersonId } from './people.ts';
import type { AccountSwitch, NetworkSwitch, SwitchSpec, SwitchValue } from './switches.ts';

/** One network as the front door knows it. */
export interface PlayedNetwork {
  readonly id: NetworkId;
  readonly title: string;
  /** Host names; `*.` at the start stands for any one label. */
  readonly hosts: readonly string[];
  readonly accounts: readonly Account[];
  readonly switches: readonly SwitchSpec<NetworkSwitch>[];
  readonly accountSwitches: (person: PersonId) => readonly SwitchSpec<AccountSwitch>[];
  readonly handle: Handler;
  /** Pages for people: quotas and the faults of an API do not touch them. */
  readonly isPage: (call: Call) => boolean;
  /** The network's own way to say "too many requests". */
  readonly limited: (call: Call, seconds: number) => Answer;
  /** The network's own way to refuse everybody, where an incident did that once. */
  readonly refused?: (call: Call) => Answer | null;
  /** Does what a switch means beyond its stored value. */
  readonly flip: (name: string, person: PersonId | null, value: SwitchValue) => void;
  /** Forgets everything that happened since the start. */
  readonly reset: () => void;
  readonly close?: () => Promise<void>;
}
