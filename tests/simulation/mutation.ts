/** A piece of the product's text, and what stands in its place. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A mend taken back. */
export interface Mutation extends Edit {
  /** What is taken back, as the README's table names it. */
  readonly name: string;
  /** The seed that finds it, as far as is known: it is tried first. */
  readonly seed?: number;
  /** The second line of defence, where there is one: it goes with the first. */
  readonly also?: readonly Edit[];
}
