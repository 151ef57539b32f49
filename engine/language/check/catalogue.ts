import type { Formula } from '../formula/tree.ts';
import type {
  Decision,
  Define,
  Draw,
  Expression,
  Let,
  Member,
  ModelEvent,
  Parameter,
  Past,
  PlayerClass,
  Reference,
  State,
} from '../model.ts';
import type { Span } from '../source.ts';
import type { Report } from './report.ts';

/** A declaration while it is being put together: same fields, still open. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** `rivalry: {between: governments}`: of each player of the owner a number towards each of another class, or its own. */
export type PairTable = {
  readonly kind: 'table';
  readonly name: string;
  readonly module: string | undefined;
  readonly id: string;
  readonly owner: PlayerClass;
  readonly towards: PlayerClass;
  readonly span: Span;
  /** One parameter of the owner per player of `towards`, called `rivalry.Borealis`. */
  readonly columns: readonly Draft<Parameter>[];
};

/** What has a value, or a player for its value. */
export type NamedValue =
  | Draft<Parameter>
  | Draft<Reference>
  | Draft<Decision>
  | Draft<State>
  | Draft<Draw>
  | Draft<Let>;

/** What a name of a class or of the world can stand for. */
export type Named = NamedValue | PairTable;

export type Names = Map<string, Named>;

/** A set of options with their order: of a decision, or of a parameter that lists its own. */
export type OptionSet = {
  readonly title: string;
  readonly options: readonly string[];
  readonly decision: Draft<Decision> | undefined;
};

/** A definition as written; it is resolved once per class that uses it and per kind of option handed in. */
export type DefineSource = {
  readonly name: string;
  readonly module: string | undefined;
  readonly id: string;
  readonly parameters: readonly string[];
  readonly formula: Formula | undefined;
  readonly span: Span;
  readonly instances: Map<string, Draft<Define>>;
};

/** The module name under which the scenario's own world names are kept. */
export const scenarioItself = '';

/** Everything declared so far. Filled by `declare/`, read by name resolution. */
export type Catalogue = {
  readonly report: Report;
  readonly classes: PlayerClass[];
  readonly classOf: Map<string, PlayerClass>;
  /** By the name formulas use: `Lab 1` is `Lab_1`; without those that would share such a name. */
  readonly memberOf: Map<string, Member>;
  /** By the name as written: what paths use. */
  readonly memberNamed: Map<string, Member>;
  readonly modules: Set<string>;
  readonly ofClass: Map<PlayerClass, Names>;
  readonly ofWorld: Map<string, Names>;
  readonly defines: Map<string, Map<string, DefineSource>>;
  readonly events: Map<string, Draft<ModelEvent>>;
  readonly holds: Map<Named, OptionSet>;
  /** Lets as written, so that what they hold is known before they are resolved. */
  readonly bodies: Map<Named, Formula>;
  /** Parameters of rules and the choice of a rule, by id: `labs.stance.logit.precision`, `labs.stance.rule`. */
  readonly ofRules: Map<string, Draft<Parameter>>;
  /** What lets hold, once asked. */
  readonly heldByLets: Map<Named, OptionSet | undefined>;
  /** What somebody reads. */
  readonly read: Set<Named>;
  /** Names whose declaration was refused: that they are unknown is no further error. */
  readonly broken: Set<string>;
  /** Formulas to resolve once every name is declared. */
  readonly later: (() => void)[];
  /** Definitions being resolved, outermost first: a repetition is recursion. */
  readonly active: DefineSource[];
  /** What is kept for delays, by what it means. */
  readonly pasts: Map<string, Draft<Past>>;
  readonly delays: {
    readonly past: Draft<Past>;
    readonly ticks: Expression;
    readonly reach: { lowest: number; longest: number };
  }[];
};

export const createCatalogue = (report: Report): Catalogue => ({
  report,
  classes: [],
  classOf: new Map(),
  memberOf: new Map(),
  memberNamed: new Map(),
  modules: new Set(),
  ofClass: new Map(),
  ofWorld: new Map([[scenarioItself, new Map()]]),
  defines: new Map([[scenarioItself, new Map()]]),
  events: new Map(),
  holds: new Map(),
  bodies: new Map(),
  ofRules: new Map(),
  heldByLets: new Map(),
  read: new Set(),
  broken: new Set(),
  later: [],
  active: [],
  pasts: new Map(),
  delays: [],
});

/** `module.name`, or the bare name for what the scenario declares itself. */
export const idOf = (module: string | undefined, name: string): string =>
  module === undefined ? name : `${module}.${name}`;

export const namesOfClass = (catalogue: Catalogue, owner: PlayerClass): Names =>
  catalogue.ofClass.get(owner) ?? new Map();

export const namesOfWorld = (catalogue: Catalogue, module: string | undefined): Names =>
  catalogue.ofWorld.get(module ?? scenarioItself) ?? new Map();

/** All sets of options that formulas can name, each once; the names of rules are none. */
export const optionSets = (catalogue: Catalogue): readonly OptionSet[] => [
  ...new Set(
    [...catalogue.holds].flatMap(([named, set]) =>
      named.kind === 'parameter' && named.origin === 'rule-choice' ? [] : [set],
    ),
  ),
];

/** Decisions of every class, in the order declared. */
export const decisionsOf = (catalogue: Catalogue): readonly Draft<Decision>[] =>
  catalogue.classes.flatMap((owner) =>
    [...namesOfClass(catalogue, owner).values()].filter((named): named is Draft<Decision> => named.kind === 'decision'),
  );

/** Stands where a formula could not be resolved; the problem has been reported. */
export const unresolved = (span: Span): Expression => ({ kind: 'number', value: Number.NaN, span });
