import type { ParameterCounts } from '../../engine/language/parameter-counts.ts';
import type { Influences } from './influence/influences.ts';

/**
 * A model in words and equations, as data: what `explain --json` prints and `markdown.ts` sets as a page. Formulas are
 * in the model's own text and in LaTeX; places are those of the files.
 */
export type Explanation = {
  readonly name: string;
  readonly title: string;
  readonly question: string | undefined;
  readonly description: string | undefined;
  readonly limits: readonly string[];
  readonly time: TimeWords;
  readonly classes: readonly ClassTable[];
  readonly tick: TickWords;
  readonly decisions: readonly DecisionEntry[];
  readonly notation: readonly NotationEntry[];
  readonly modules: readonly ModuleSection[];
  /** What reads what; the edges of its diagrams. */
  readonly influences: Influences;
  readonly states: readonly StateEntry[];
  readonly counts: ParameterCounts;
  /** Headline ones first. */
  readonly parameters: readonly ParameterEntry[];
  readonly ends: readonly EndEntry[];
  readonly measures: readonly MeasureEntry[];
  readonly events: readonly EventEntry[];
  /** Against the scenario that is extended; undefined where none is. */
  readonly parent: { readonly name: string; readonly file: string; readonly changes: readonly Change[] } | undefined;
  /** Against the file: what `--set` gave. */
  readonly settings: readonly Change[];
  readonly sources: readonly SourceEntry[];
  readonly files: readonly { readonly role: string; readonly file: string }[];
};

/** A line of a file, from 1. */
export type Place = { readonly file: string; readonly line: number };

/** One formula: as written, with spaces for line breaks, and typeset. */
export type Formula = { readonly text: string; readonly latex: string };

export type TimeWords = {
  readonly tick: string;
  /** Years per tick. */
  readonly dt: number;
  readonly horizon: number;
  readonly start: string | undefined;
  readonly words: string;
};

/** A row per member, or per run of members that are alike. */
export type ClassTable = {
  readonly name: string;
  readonly count: number;
  readonly properties: readonly { readonly name: string; readonly unit: string; readonly kind: string }[];
  readonly members: readonly {
    readonly name: string;
    readonly count: number;
    readonly values: readonly string[];
    readonly place: Place;
  }[];
};

export type TickWords = {
  readonly paragraph: string;
  /** What formulas read differs from moment to moment: see `docs/meaning.md`. */
  readonly steps: readonly { readonly moment: string; readonly what: string; readonly reads: string }[];
};

export type DecisionEntry = {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly module: string | undefined;
  readonly stage: number;
  readonly options: readonly { readonly name: string; readonly attributes: readonly number[] }[];
  readonly attributes: readonly string[];
  readonly cooperate: string;
  readonly initial: string;
  /** The n of `every: n`. */
  readonly every: string | undefined;
  /** The ticks in which it is taken; undefined: each, or every n. */
  readonly when: Formula | undefined;
  readonly payoff: Formula | undefined;
  readonly seen: Formula | undefined;
  readonly rules: readonly RuleEntry[];
  readonly place: Place;
};

export type RuleEntry = {
  readonly name: string;
  readonly summary: string | undefined;
  readonly names: readonly string[];
  readonly source: string | undefined;
  /** Members who follow it. */
  readonly followers: readonly string[];
  readonly parameters: readonly string[];
  readonly choose: Formula;
  readonly memory: readonly MemoryEntry[];
  /** Of another player: with which probability he is believed to take an option. */
  readonly believe: Formula | undefined;
  readonly place: Place;
};

/** What a rule keeps from tick to tick. */
export type MemoryEntry = {
  readonly name: string;
  readonly unit: string;
  readonly doc: string | undefined;
  /** `player`, `option`, `other` or both of the last. */
  readonly per: readonly ('player' | 'option' | 'other')[];
  readonly initial: Formula;
  readonly learn: Formula;
};

export type NotationEntry = { readonly latex: string; readonly meaning: string };

export type EquationKind = 'define' | 'let' | 'draw' | 'flow' | 'next' | 'seen' | 'end' | 'measure';

export type Equation = {
  readonly kind: EquationKind;
  readonly id: string;
  /** As a reader of the file finds it: `labs.lead`, `pace(c, r)`. */
  readonly title: string;
  readonly note: string | undefined;
  readonly formula: Formula;
  readonly place: Place;
};

export type ModuleSection = {
  /** Undefined: the scenario itself. */
  readonly module: string | undefined;
  readonly file: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly names: readonly string[];
  readonly sources: readonly string[];
  readonly limits: readonly string[];
  readonly equations: readonly Equation[];
};

export type StateEntry = {
  readonly id: string;
  readonly name: string;
  readonly class: string | undefined;
  readonly module: string | undefined;
  readonly unit: string;
  readonly initial: string;
  readonly bounds: string | undefined;
  /** As written; typeset it stands among the equations. */
  readonly seen: string | undefined;
  readonly holds: string | undefined;
  readonly changes: string;
  readonly place: Place;
};

export type ParameterEntry = {
  readonly id: string;
  readonly name: string;
  readonly class: string | undefined;
  readonly module: string | undefined;
  readonly rule: string | undefined;
  readonly role: 'lever' | 'assumption';
  readonly headline: boolean;
  readonly value: string;
  readonly range: readonly [number, number] | undefined;
  readonly options: readonly string[] | undefined;
  readonly unit: string;
  readonly label: string;
  readonly doc: string | undefined;
  readonly source: string | undefined;
  readonly sourced: boolean;
  readonly place: Place;
};

export type EndEntry = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'harm' | 'benefit' | 'neutral';
  readonly definition: string | undefined;
  /** What to bear in mind of how often it comes. */
  readonly caution?: string | undefined;
  readonly when: Formula;
  readonly place: Place;
};

export type MeasureEntry = {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string | undefined;
  readonly caution?: string | undefined;
  /** `per tick`, `at the end` …, each with its formula. */
  readonly recorded: readonly { readonly how: string; readonly formula: Formula }[];
  readonly headline: boolean;
  readonly place: Place;
};

export type EventEntry = {
  readonly name: string;
  readonly label: string;
  readonly when: string;
  readonly sets: readonly { readonly path: string; readonly value: string }[];
  readonly place: Place;
};

/** One key that is not as it was. `before` undefined: it was not there; `after` undefined: it is gone. */
export type Change = {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Where what stood before was only a default of a module. */
  readonly wasDefault: boolean;
  readonly place: Place | undefined;
};

export type SourceEntry = { readonly text: string; readonly usedBy: readonly string[] };
