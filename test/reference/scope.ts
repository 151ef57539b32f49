import type {
  Binder,
  Decision,
  Draw,
  EventField,
  Member,
  Memory,
  Model,
  ModelEvent,
  Parameter,
  Past,
  PlayerClass,
  State,
} from '../../engine/language/model.ts';

/** Whose a value is: a member of a class, or undefined for the world's. */
export type Player = Member | undefined;

export const playersOf = (owner: PlayerClass | undefined): readonly Player[] => owner?.members ?? [undefined];

export const placeOf = (player: Player): number => player?.index ?? 0;

/** `class.Member`, or `world`: the last part of the name of a random stream. */
export const playerName = (player: Player): string => (player ? `${player.class.name}.${player.name}` : 'world');

/** A number per player for each of some declared things. */
export type Table<Thing> = Map<Thing, number[]>;

/** What the declarations of a model have in common. */
export type Declared = { readonly id: string; readonly owner: PlayerClass | undefined };

/** `class.id`, or the id alone for the world's: two classes may declare the same name. */
export const keyOf = ({ id, owner }: Declared): string => (owner ? `${owner.name}.${id}` : id);

export const tabulate = <Thing extends Pick<Declared, 'owner'>>(
  things: readonly Thing[],
  value: (thing: Thing, player: Player) => number,
): Table<Thing> =>
  new Map(things.map((thing) => [thing, playersOf(thing.owner).map((player) => value(thing, player))]));

/** What the table holds; an error if it holds nothing, because then something is read before its time. */
export const entry = <Thing extends { readonly id: string }>(
  table: Table<Thing>,
  thing: Thing,
  player: Player,
): number => {
  const value = table.get(thing)?.[placeOf(player)];
  if (value === undefined) throw new RangeError(`${thing.id} of ${playerName(player)} is read before it has a value`);
  return value;
};

/** A table filled when it is looked at, each value once: dependency order without a plan. A circle is an error. */
export const lazily = <Thing extends { readonly id: string }>(
  value: (thing: Thing, player: Player) => number,
): ((thing: Thing, player: Player) => number) => {
  const known = new Map<string, number | 'being computed'>();
  const numbers = new Map<Thing, number>();
  return (thing, player) => {
    if (!numbers.has(thing)) numbers.set(thing, numbers.size);
    const key = `${numbers.get(thing)}/${placeOf(player)}`;
    const found = known.get(key);
    if (found === 'being computed') throw new RangeError(`${thing.id} of ${playerName(player)} depends on itself`);
    if (found !== undefined) return found;
    known.set(key, 'being computed');
    const result = value(thing, player);
    known.set(key, result);
    return result;
  };
};

/** What names read at one moment of one tick: the rows of the table in docs/meaning.md, true values only. */
export type Moment = {
  readonly t: number;
  readonly parameter: (parameter: Parameter, player: Player) => number;
  readonly state: (state: State, player: Player) => number;
  /** `stage` is that of the decision being taken, undefined where none is. */
  readonly choice: (decision: Decision, player: Player, stage: number | undefined) => number;
  readonly draw: (draw: Draw, player: Player) => number;
  /** A delayed formula at evolve, as it was so many ticks ago, at least 1. */
  readonly past: (past: Past, player: Player, ticks: number) => number;
  /** Has the player decided in an earlier tick? */
  readonly hasDecided: (decision: Decision, player: Player) => boolean;
  readonly event: (event: ModelEvent, field: EventField) => number;
  /** What a player's choice paid, on what all truly chose. */
  readonly realised: (decision: Decision, player: Player) => number;
  /** What a rule remembered at the start of the tick, of another player and an option where it is kept so. */
  readonly remembered: (memory: Memory, player: Player, other: Player, option: number) => number;
};

/** What rules remember: `[player][other][option]`, with one place where it is not kept per other or per option. */
export type Memories = ReadonlyMap<Memory, readonly (readonly (readonly number[])[])[]>;

/** The option a member tries out in its payoff. */
export type Hypothesis = {
  readonly player: Member;
  readonly decision: Decision;
  readonly option: number;
  /** What others are imagined to choose, where a rule believes something of them. */
  readonly others?: ReadonlyMap<Player, number>;
};

/** Everything a formula's value depends on. */
export type Scope = {
  readonly model: Model;
  readonly moment: Moment;
  /** The player whose formula it is. */
  readonly me: Player;
  /** Whose eyes others are seen with; undefined: the truth. */
  readonly viewer: Member | undefined;
  readonly stage: number | undefined;
  readonly hypothesis: Hypothesis | undefined;
  /** The choices that an `at` around supposes, of each decision and player it names; the innermost `at` comes first. */
  readonly whatIfs: readonly ReadonlyMap<Decision, ReadonlyMap<Member, () => number>>[];
  /** The elements of the enclosing reductions. */
  readonly elements: ReadonlyMap<Binder, Member>;
  /** The arguments of the enclosing definition. */
  readonly arguments: readonly number[];
  /** In a rule's formula over options: the one in question. */
  readonly option?: number;
};

/** A scope with nobody looking on: start, event, evolve, after and row 0. */
export const plainScope = (model: Model, moment: Moment, me: Player): Scope => ({
  model,
  moment,
  me,
  viewer: undefined,
  stage: undefined,
  hypothesis: undefined,
  whatIfs: [],
  elements: new Map(),
  arguments: [],
});
