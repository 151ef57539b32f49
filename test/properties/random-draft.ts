import {
  type Choice,
  type Define,
  type Group,
  type Limits,
  nothing,
  type Place,
  type Table,
  type Thing,
  type Uses,
} from './random-formula.ts';
import type { Tape } from './tape.ts';

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };
export type Block = { [name: string]: Yaml };
/** Class (or `world`) → name → what. */
export type Blocks = { [owner: string]: Block };

/** A file with declarations: the scenario itself, or its module. */
export type Home = {
  /** Before what the world declares here, when it is read: `extra.`, or nothing. */
  readonly prefix: string;
  readonly parameters: Block;
  readonly define: Block;
  readonly let: Blocks;
  readonly draw: Blocks;
  readonly state: Blocks;
  readonly flow: Blocks;
  readonly next: Blocks;
  readonly decisions: Blocks;
};

export const emptyHome = (prefix: string): Home => ({
  prefix,
  parameters: {},
  define: {},
  let: {},
  draw: {},
  state: {},
  flow: {},
  next: {},
  decisions: {},
});

/** A model while it is being made up: what is declared so far, and what formulas may read of it. */
export type Draft = {
  readonly tape: Tape;
  readonly groups: readonly Group[];
  readonly choices: readonly Choice[];
  readonly things: Thing[];
  readonly tables: Table[];
  readonly defines: Define[];
  readonly events: readonly string[];
  readonly wild: boolean;
  /** The scenario, and perhaps a module. */
  readonly homes: readonly Home[];
  /** Rules that decisions and their members name. */
  readonly ruled: { readonly choice: Choice; readonly rule: string }[];
};

export const anything: Limits = {
  stage: Infinity,
  needs: Infinity,
  states: true,
  events: true,
  seen: true,
  time: true,
  perRun: true,
};
export const atStart: Limits = { ...nothing(), perRun: true };
export const withoutDraws: Limits = { ...anything, needs: -1 };
/** Events look at no draws, those of the run included; whether they see each other is left alone. */
export const atEvents: Limits = { ...withoutDraws, events: false, perRun: false };

/** A place for a formula of that class, or of the world. */
export const placeIn = (draft: Draft, me: string | undefined, limits: Limits, uses: Uses = nothing()): Place => ({
  ...draft,
  me,
  limits,
  uses,
  arguments: [],
  element: undefined,
});

export const put = (blocks: Blocks, owner: string | undefined, name: string, what: Yaml): void => {
  const block = blocks[owner ?? 'world'] ?? {};
  block[name] = what;
  blocks[owner ?? 'world'] = block;
};

/** Where something is declared: mostly in the scenario. */
export const homeFor = (draft: Draft): Home =>
  draft.tape.weighted(draft.homes.map((home, index) => [index === 0 ? 2 : 1, home] as const));

/** Makes a name known; the world's are read with their module before them. */
export const declare = (draft: Draft, home: Home, thing: Partial<Thing> & Pick<Thing, 'name' | 'owner'>): Thing => {
  const name = thing.owner === undefined ? `${home.prefix}${thing.name}` : thing.name;
  const declared = { holds: undefined, uses: nothing(), masked: false, shared: false, ...thing, name };
  draft.things.push(declared);
  return declared;
};

export const owners = (draft: Draft): (string | undefined)[] => [undefined, ...draft.groups.map((group) => group.name)];

export const someNumber = (tape: Tape): number => tape.pick([0, 1, 0.5, 0.2, 0.9, 0.05, 0.75, 0.3333]);

/** A distribution whose range, if it has one, holds some of it. */
export const someDistribution = (tape: Tape): Yaml =>
  tape.pick<() => Yaml>([
    () => ({ dist: 'uniform', min: 0, max: 1 + someNumber(tape) }),
    () => ({ dist: 'normal', mean: someNumber(tape), sd: 0.1 + someNumber(tape) }),
    () => ({ dist: 'lognormal', mean: -someNumber(tape), sd: 0.1 + someNumber(tape) }),
    () => ({ dist: 'triangular', min: -1, mode: someNumber(tape), max: 1.5 }),
    () => ({ dist: 'choice', values: [0, 1, 0.5], weights: [1, 2, someNumber(tape)] }),
    () => ({ dist: 'beta', a: 0.5 + someNumber(tape), b: 2 }),
    () => ({ dist: 'normal', p10: 0.1, p90: 0.5 + someNumber(tape) }),
  ])();
