import type { NetworkId } from './network-ids.ts';
import { type PersonId, people } from './people.ts';

export type SwitchValue = boolean | number | string;

/** Switches of a whole network. */
export type NetworkSwitch =
  | 'rate-limit'
  | 'outage'
  | 'unauthorized-for-all'
  | 'slow-before'
  | 'slow-after'
  | 'html'
  | 'truncated'
  | 'reset-connection'
  | 'sign-in-as'
  | 'app'
  | 'access-lifetime'
  | 'rotation'
  | 'verify-500'
  | 'drops-app-on-revoke'
  | 'only-read'
  | 'issuer-path'
  | 'doubled-code'
  | 'extra-pages'
  | 'hostile-lies';

/** Switches of one account. Those that name a page or a permission carry it behind the colon. */
export type AccountSwitch =
  | 'expire-access'
  | 'expire-all'
  | 'revoke'
  | 'change-password'
  | 'security-check'
  | 'suspended'
  | 'closed'
  | 'deactivated'
  | 'migrated'
  | 'delete-app-password'
  | 'no-second-factor'
  | 'data-access-expired'
  | 'answer'
  | `withdraw:${string}`
  | `role:${string}`;

/** How a switch looks on the control page and what values it takes. */
export interface SwitchSpec<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  /** An `action` happens once and has no state. */
  readonly kind: 'toggle' | 'choice' | 'number' | 'action';
  readonly initial: SwitchValue;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export function toggle<N extends string>(name: N, label: string): SwitchSpec<N> {
  return { name, label, kind: 'toggle', initial: false };
}

export function action<N extends string>(name: N, label: string): SwitchSpec<N> {
  return { name, label, kind: 'action', initial: false };
}

export function amount<N extends string>(name: N, label: string): SwitchSpec<N> {
  return { name, label, kind: 'number', initial: 0 };
}

/** A choice; its first value is where it stands at the start. */
export function choice<N extends string>(
  name: N,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
): SwitchSpec<N> {
  return {
    name,
    label,
    kind: 'choice',
    initial: choices[0]?.[0] ?? '',
    choices: choices.map(([value, text]) => ({ value, label: text })),
  };
}

/** What every network can suffer. */
export const commonSwitches: readonly SwitchSpec<NetworkSwitch>[] = [
  amount('rate-limit', 'Rate limit, for so many seconds'),
  toggle('outage', 'Outage (503)'),
  amount('slow-before', 'Slow: wait so many ms before the work'),
  amount('slow-after', 'Slow: wait so many ms after the work'),
  toggle('html', 'HTML instead of JSON'),
  toggle('truncated', 'Truncated JSON'),
  toggle('reset-connection', 'Reset connections'),
  choice('sign-in-as', 'Browser is signed in as', [
    ['', 'whoever signed in last'],
    ...people.map((person) => [person.id, person.name] as const),
  ]),
];

export const rotationSwitch = choice('rotation', 'Refresh tokens', [
  ['reuse-detection', 'rotate; using an old one ends the grant'],
  ['lenient', 'rotate; old ones go on working'],
  ['off', 'stay the same'],
]);

export interface SwitchRequest {
  readonly network: NetworkId;
  readonly account?: PersonId | undefined;
  readonly switch: NetworkSwitch | AccountSwitch;
  /** Actions need none. */
  readonly value?: SwitchValue | undefined;
}
