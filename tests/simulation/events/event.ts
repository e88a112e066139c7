import type { Random } from '../random.ts';
import type { World } from '../world.ts';

/** Something that happens to a person, a network or the computer. */
export interface Happening {
  readonly name: string;
  /** How often, against the others. */
  readonly weight: number;
  /**
   * Lets it happen now. `happened`: to be called again when it passes by itself.
   * @returns what it did, in a few words; null when there was nothing to do it to
   */
  readonly happen: (world: World, random: Random, happened: () => void) => string | null;
}
