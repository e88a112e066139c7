import type { NetworkId } from './network-ids.ts';
import type { PersonId } from './people.ts';
import type { AccountSwitch, NetworkSwitch, SwitchSpec, SwitchValue } from './switches.ts';

/** Where every switch of the sandbox stands. */
export class Switchboard {
  readonly #specs = new Map<string, SwitchSpec>();
  readonly #values = new Map<string, SwitchValue>();

  install(network: NetworkId, account: PersonId | null, specs: readonly SwitchSpec[]): void {
    for (const spec of specs) this.#specs.set(key(network, account, spec.name), spec);
  }

  spec(network: NetworkId, account: PersonId | null, name: string): SwitchSpec | undefined {
    return this.#specs.get(key(network, account, name));
  }

  /** The specs of one network or account, in the order in which they were installed. */
  specs(network: NetworkId, account: PersonId | null): SwitchSpec[] {
    const prefix = key(network, account, '');
    return [...this.#specs].filter(([name]) => name.startsWith(prefix)).map(([, spec]) => spec);
  }

  value(network: NetworkId, account: PersonId | null, name: string): SwitchValue {
    const at = key(network, account, name);
    return this.#values.get(at) ?? this.#specs.get(at)?.initial ?? false;
  }

  set(network: NetworkId, account: PersonId | null, name: string, value: SwitchValue): void {
    this.#values.set(key(network, account, name), value);
  }

  /** Puts every switch back where it stood at the start. */
  reset(): void {
    this.#values.clear();
  }

  isOn(network: NetworkId, name: NetworkSwitch): boolean {
    return this.value(network, null, name) === true;
  }

  amount(network: NetworkId, name: NetworkSwitch): number {
    return Number(this.value(network, null, name)) || 0;
  }

  choice(network: NetworkId, name: NetworkSwitch): string {
    return String(this.value(network, null, name));
  }

  accountIs(network: NetworkId, account: PersonId, name: AccountSwitch): boolean {
    return this.value(network, account, name) === true;
  }

  accountChoice(network: NetworkId, account: PersonId, name: AccountSwitch): string {
    return String(this.value(network, account, name));
  }
}

function key(network: NetworkId, account: PersonId | null, name: string): string {
  return `${network}/${account ?? ''}/${name}`;
}
