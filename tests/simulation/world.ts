import type { EventRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import type { GrantSecret } from '@/utils/vault/secrets';
import type { World as Sandbox } from '../sandbox/world/world.ts';
import type { Time } from './clock/time.ts';
import type { Internet } from './internet/internet.ts';
import type { Disk } from './machine/disk.ts';
import type { Machine } from './machine/machine.ts';
import type { Served, Standing } from './networks/served.ts';
import type { Pauses } from './pauses.ts';
import type { Hands } from './person/hands.ts';
import type { Random } from './random.ts';
import type { Shape } from './shape.ts';
import type { Tally } from './tally.ts';

/** One account that is (or was, or will be) connected, as the model knows it. */
export interface Account {
  readonly served: Served;
  readonly person: string;
  /** Of the account at its network, as Relink stores it. */
  readonly accountId: string;
  readonly name: string;
}

/** A rule that was broken. */
export interface Break {
  readonly invariant: string;
  readonly at: number;
  readonly detail: string;
}

/** Everything that one seed makes happen. */
export interface World {
  readonly seed: number;
  readonly shape: Shape;
  readonly random: Random;
  readonly time: Time;
  readonly sandbox: Sandbox;
  readonly disk: Disk;
  readonly internet: Internet;
  readonly machine: Machine;
  readonly hands: Hands;
  readonly pauses: Pauses;
  readonly networks: readonly Served[];
  readonly accounts: readonly Account[];
  readonly tally: Tally;
  readonly breaks: Break[];
  readonly tell: (line: string) => void;
  readonly broken: (invariant: string, detail: string) => void;
  /** The tokens that Relink holds for a login, as it last stored them. */
  readonly secretOf: (loginId: string) => GrantSecret | null;
  /** When those tokens were sealed, in true time. */
  readonly sealedAt: (loginId: string) => number | null;
  readonly accountOf: (login: LoginRow) => Account | null;
  readonly rowOf: (account: Account) => LoginRow | null;
  /** What is true of a login now; null when it is not on file or was unlinked. */
  readonly standing: (account: Account) => Standing | null;
}

/** What has been written since the last step. */
export interface Changes {
  readonly logins: readonly { readonly before: LoginRow | undefined; readonly after: LoginRow }[];
  readonly profiles: readonly { readonly before: ProfileRow | undefined; readonly after: ProfileRow }[];
  readonly events: readonly EventRow[];
}
