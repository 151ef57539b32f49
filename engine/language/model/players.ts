import type { Span } from '../source.ts';

export type PlayerClass = {
  readonly name: string;
  /** Its place among the classes. */
  readonly index: number;
  readonly members: readonly Member[];
};

export type Member = {
  readonly name: string;
  readonly index: number;
  readonly class: PlayerClass;
  readonly span: Span;
};

/** What every declared name has. `owner` undefined: the world's (or a global parameter). */
export type Declared = {
  readonly name: string;
  /** Undefined for what the scenario itself declares. */
  readonly module: string | undefined;
  /** `module.name`, or the bare name for the scenario's own: the identity that names random streams. */
  readonly id: string;
  readonly owner: PlayerClass | undefined;
  readonly span: Span;
};
