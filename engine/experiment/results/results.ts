import type { BaselineFacts } from './baseline-facts.ts';
import type { SubjectFacts } from './subject-facts.ts';

/** One row of per-tick statistics: the state of the world after `tick` ticks (row 0 is the start), over n runs. */
export type TickRow = {
  readonly tick: number;
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  /** Runs that the quantiles are of, where there are more runs than quantiles are taken of; absent: all n. */
  readonly quantileN?: number;
};

/** One measure over time: of the world, of one player, or the share of one option. */
export type TickSeries = {
  readonly measure: string;
  /** Declared by a module, as one of its parts: not what the scenario itself asks for. */
  readonly part?: true;
  readonly label: string;
  /** What is measured, in the scenario's words. */
  readonly definition?: string;
  /** What to bear in mind of its level. */
  readonly caution?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  readonly class?: string;
  readonly player?: string;
  readonly option?: string;
  /** True or false in every run, by its formula: its mean is a share of runs. */
  readonly truth?: true;
  /** Whether ended runs keep their final value; otherwise row k covers only runs that completed k ticks. */
  readonly carry: boolean;
  readonly rows: readonly TickRow[];
};

/** One way a run can end, with its 95 % Wilson interval over all runs. */
export type OutcomeResult = {
  readonly name: string;
  readonly label: string;
  readonly definition?: string;
  /** What to bear in mind of how often it comes. */
  readonly caution?: string;
  readonly kind: 'harm' | 'benefit' | 'neutral';
  readonly count: number;
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Cumulative count of runs that ended this way after tick k, k = 0 … horizon. */
  readonly byTick: readonly number[];
};

/** One number over all runs, with its 95 % interval: a mean, a quotient of sums, or the share of runs where something is true. */
export type MeasureResult = {
  readonly name: string;
  readonly label: string;
  readonly definition?: string;
  readonly caution?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  readonly kind: 'mean' | 'pooled' | 'share';
  /** Runs that have the number. */
  readonly n: number;
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
};

/** One question of what became of players, asked of a whole run. */
export type FateStep = {
  readonly name: string;
  /** What those did of whom it was true: `broke the promise in secret`. */
  readonly label: string;
  /** What the others did: `kept the promise`. */
  readonly otherwise: string;
  readonly definition?: string;
  readonly caution?: string;
  /**
   * Absent of the first question, and where nobody was asked. Of those who were asked, the share of whom it was true, with its 95 % interval: members
   * of one run share its fate, so that runs are what varies.
   */
  readonly share?: {
    /** Runs in which somebody was asked. */
    readonly runs: number;
    readonly estimate: number;
    readonly lo95: number;
    readonly hi95: number;
  };
};

/** What became of the members of a class, each counted once per run. */
export type Fates = {
  readonly class: string;
  readonly members: number;
  /** Each is asked of those of whom the one before was true. */
  readonly steps: readonly FateStep[];
  /** By how many questions in turn were answered with yes, then by outcome in the order of the outcomes. */
  readonly counts: readonly (readonly number[])[];
};

/** Something that the scenario makes happen. */
export type EventFacts = {
  readonly name: string;
  readonly label: string;
  /** Tick with whose start it begins, where the scenario gives a plain number: from row `at` of a series on. */
  readonly at?: number;
  /** Declared by a module, as one of its parts: no change that somebody made. */
  readonly part?: true;
  /** Ticks in force, where the scenario gives a plain number; absent: to the end, or not known beforehand. */
  readonly for?: number;
};

/** A parameter as a page shows it. */
export type ParameterFacts = {
  /** As `--set` takes it: `growth.rate`, `labs.caution`. */
  readonly name: string;
  readonly label: string;
  readonly doc?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  /** A lever is what somebody chooses, an assumption how the world is. */
  readonly role: 'lever' | 'assumption';
  /** One of the numbers to show first. */
  readonly headline: boolean;
  readonly range?: readonly [number, number];
  /** Absent, or beginning with `assumption`: nothing that could be looked up. */
  readonly source?: string;
  /** `0.5`, `race`, `normal(mean 6, sd 1.2)`; one in all, or one per group of players who have the same. */
  readonly values: readonly { readonly text: string; readonly players?: readonly string[] }[];
};

export type ScenarioFacts = {
  readonly name: string;
  readonly title: string;
  readonly question?: string;
  /** What the scenario does not show. */
  readonly limits: readonly string[];
  readonly tick: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** Ticks. */
  readonly horizon: number;
  /** `2026`, `2026-01` or `2026-01-15`; without it only model time is printed. */
  readonly start?: string;
  readonly parameters: { readonly total: number; readonly sourced: number; readonly assumed: number };
  /** Those parameters one by one, in the scenario's order; absent in results of before it was kept. */
  readonly register?: readonly ParameterFacts[];
  /** Values given with `--set`, in order; absent or empty: none. */
  readonly set?: readonly { readonly path: string; readonly value: string }[];
  /** The scenario that this one extends. */
  readonly parent?: string;
  /** What its own file sets in that, in order; absent or empty: nothing. */
  readonly own?: readonly { readonly path: string; readonly value: string }[];
  /** What sets it apart from the scenario that it extends, or from itself without what was set. */
  readonly baseline?: BaselineFacts;
  /** Absent or empty: none. */
  readonly events?: readonly EventFacts[];
};

/** What a picture needs of a results directory: plain data, no I/O. */
export type Results = {
  readonly scenario: ScenarioFacts;
  /** Runs that every share is a share of; failed runs are not among them. */
  readonly runs: number;
  readonly failedRuns: number;
  /** The first of the failed runs, with the first value of each that was not as it must be. */
  readonly failures?: readonly {
    readonly run: number;
    readonly tick: number;
    /** `crash`: no value, the run ended the thread that played it. */
    readonly kind: 'payoff' | 'weights' | 'draw' | 'state' | 'crash';
    readonly name: string;
    readonly value: number;
  }[];
  readonly seed: string;
  /** Where they are the points of a study that all play the same runs; absent: runs of one world. */
  readonly sweep?: {
    readonly points: number;
    /** Of each point. */
    readonly runs: number;
    /** Where every row of points has runs of its own; absent: all points play the same. */
    readonly rows?: number;
  };
  /** What they are of, where that is more than runs of one world. */
  readonly subject?: SubjectFacts;
  readonly outcomes: readonly OutcomeResult[];
  readonly ticks: readonly TickSeries[];
  /** What became of the players of each class of whom the scenario asks it; absent: of none. */
  readonly fates?: readonly Fates[];
  readonly provenance: {
    readonly version: string;
    readonly scenarioHash: string;
    /** `manifestSha256`. */
    readonly resultsHash: string;
    readonly directory: string;
    /** The command that repeats the runs: `detente replay results/…`. */
    readonly replay: string;
    /** The command that makes them from the scenario: `detente run frontier --runs 1000 --seed 1`. */
    readonly run?: string;
  };
  /** The outcome that the page is about; without it the first harm, else the first benefit. */
  readonly headline?: string;
  /** The measure that the page is about, where the headline names one. */
  readonly headlineMeasure?: MeasureResult;
  /** What the scenario measures beyond the one that it extends, but for the headline. Absent: nothing. */
  readonly asked?: readonly MeasureResult[];
  readonly draft: boolean;
  /**
   * Where these are the first runs of a batch, or the first points of a sweep, that is not finished: how many of how
   * many, failed runs among them.
   */
  readonly incomplete?: { readonly done: number; readonly asked: number; readonly of: 'runs' | 'points' };
};
