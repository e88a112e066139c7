import type { Hold, HoldMode, Holds } from '../front/holds.ts';
import type { NetworkId } from '../world/network-ids.ts';
import type { PersonId } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import type {
  AccountSwitch,
  NetworkSwitch,
  SwitchRequest,
  SwitchSpec,
  SwitchValue,
} from '../world/switches.ts';
import type { World } from '../world/world.ts';

export interface AccountState {
  readonly id: string;
  readonly name: string;
  readonly handle: string | null;
  readonly switches: Readonly<Record<string, SwitchValue>>;
}

export interface NetworkState {
  readonly title: string;
  readonly hosts: readonly string[];
  readonly switches: Readonly<Record<string, SwitchValue>>;
  readonly accounts: Readonly<Record<string, AccountState>>;
}

/** Where every switch stands, by network. */
export type ControlState = Readonly<Record<string, NetworkState>>;

/** A switch that does not exist, or a value that it does not take. */
export class UnknownSwitch extends Error {
  override readonly name = 'UnknownSwitch';
}

/** The switches: the same for tests, for the HTTP API and for the control page. */
export class Control {
  readonly networks: readonly PlayedNetwork[];
  readonly #world: World;
  readonly #holds: Holds;
  readonly #letGo: () => void;

  constructor(world: World, networks: readonly PlayedNetwork[], holds: Holds, letGo: () => void) {
    this.#world = world;
    this.networks = networks;
    this.#holds = holds;
    this.#letGo = letGo;
    for (const network of networks) {
      world.board.install(network.id, null, network.switches);
      for (const { person } of network.accounts) {
        world.board.install(network.id, person, network.accountSwitches(person));
      }
    }
  }

  /** Turns a switch of a network. */
  network(network: NetworkId, name: NetworkSwitch, value: SwitchValue): ControlState {
    return this.switch({ network, switch: name, value });
  }

  /** Turns a switch of an account, or does its action. */
  account(
    network: NetworkId,
    account: PersonId,
    name: AccountSwitch,
    value: SwitchValue = true,
  ): ControlState {
    return this.switch({ network, account, switch: name, value });
  }

  /** @throws UnknownSwitch */
  switch(request: SwitchRequest): ControlState {
    const network = this.networks.find((candidate) => candidate.id === request.network);
    const person = request.account ?? null;
    const spec = this.#world.board.spec(request.network, person, request.switch);
    if (network === undefined || spec === undefined) {
      throw new UnknownSwitch(
        `${request.network} has no switch ${request.switch}${person === null ? '' : ` for ${person}`}`,
      );
    }
    const value = acceptable(spec, request.value ?? true);
    if (spec.kind !== 'action') this.#world.board.set(network.id, person, spec.name, value);
    if (spec.name === 'change-password' && person !== null) this.#world.signIns.end(network.id, person);
    network.flip(spec.name, person, value);
    return this.state();
  }

  /** Stops matching requests at a gate: see {@link Hold}. */
  hold(network: NetworkId, pathPattern: string | RegExp, mode: HoldMode = 'after'): Hold {
    return this.#holds.hold(network, pathPattern, mode);
  }

  /** Puts all switches back; tokens that died stay dead. */
  allWell(): ControlState {
    this.#world.board.reset();
    this.#letGo();
    return this.state();
  }

  state(): ControlState {
    return Object.fromEntries(this.networks.map((network) => [network.id, this.#stateOf(network)]));
  }

  #stateOf(network: PlayedNetwork): NetworkState {
    return {
      title: network.title,
      hosts: network.hosts,
      switches: this.#values(network.id, null),
      accounts: Object.fromEntries(
        network.accounts.map(({ person, id, name, handle }) => [
          person,
          { id, name, handle, switches: this.#values(network.id, person) },
        ]),
      ),
    };
  }

  #values(network: NetworkId, person: PersonId | null): Record<string, SwitchValue> {
    const specs = this.#world.board.specs(network, person).filter((spec) => spec.kind !== 'action');
    return Object.fromEntries(
      specs.map((spec) => [spec.name, this.#world.board.value(network, person, spec.name)]),
    );
  }
}

/** The value in the switch's own type; forms send everything as text. */
function acceptable(spec: SwitchSpec, value: SwitchValue): SwitchValue {
  switch (spec.kind) {
    case 'action':
      return true;
    case 'toggle':
      return value === true || value === 'true' || value === 'on' || value === 1;
    case 'number': {
      const amount = Number(value);
      if (!Number.isFinite(amount) || amount < 0) throw new UnknownSwitch(`${spec.name} takes a number`);
      return amount;
    }
    case 'choice': {
      const found = spec.choices?.find((candidate) => candidate.value === String(value));
      if (found === undefined) throw new UnknownSwitch(`${spec.name} does not take ${value}`);
      return found.value;
    }
  }
}
