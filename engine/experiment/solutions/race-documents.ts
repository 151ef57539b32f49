// What `solve --json` says of games that are no tables of payoffs: a recursive inspection game, a race, a safety contest.

import { formatRational } from '../../games/exact/format-rational.ts';
import { toNumber } from '../../games/exact/to-number.ts';
import type { InspectionSolution, InspectionStage } from '../../games/inspection.ts';
import type { Information } from '../../games/race/rank-contest.ts';
import type { SafetyContest, SafetyOutcome } from '../../games/race/safety-contest.ts';
import type { RaceSolution } from '../../games/race/solve-race.ts';
import type { Built } from './opened-game.ts';

/** A stage of an inspection game, its numbers exactly. */
type StageTexts = { readonly [key in keyof InspectionStage]: InspectionStage[key] extends number ? number : string };

export type InspectionDocument = {
  readonly kind: 'inspection';
  readonly title: string;
  readonly players: readonly ['inspector', 'inspectee'];
  readonly periods: number;
  readonly inspections: number;
  readonly penalty: string;
  /** Exactly, and as numbers. */
  readonly value: {
    readonly inspector: string;
    readonly inspectee: string;
    readonly numbers: { readonly inspector: number; readonly inspectee: number };
  };
  /** The chance of a violation. */
  readonly acts: string;
  /** The chance of one that is caught. */
  readonly caught: string;
  readonly leadership: { readonly [key in keyof InspectionSolution['leadership']]: string };
  /** `stages[inspections][periods]`. */
  readonly stages: readonly (readonly StageTexts[])[];
};

/** A race under one state of information. */
export type RaceRegime = Pick<RaceSolution, 'by' | 'action' | 'risk' | 'regret' | 'certificate' | 'complete'> & {
  /** Points of the strategy: the action at a type or a lead in type, or the one action of all. */
  readonly strategy: readonly { readonly type?: number; readonly lead?: number; readonly action: number }[];
};

export type RaceDocument = {
  readonly kind: 'race';
  readonly title: string;
  readonly players: readonly string[];
  /** The states that the file asks about. */
  readonly information: readonly Information[];
  /** Under every state, asked about or not. */
  readonly regimes: { readonly [information in Information]: RaceRegime };
};

export type ContestDocument = {
  readonly kind: 'contest';
  readonly title: string;
  readonly players: readonly string[];
  readonly mustBeSafe: SafetyContest['risk'];
  readonly outcomes: readonly SafetyOutcome[];
};

const textsOf = (stage: InspectionStage): StageTexts =>
  Object.fromEntries(
    Object.entries(stage).map(([key, value]) => [key, typeof value === 'number' ? value : formatRational(value)]),
  ) as StageTexts;

/** The document of `solve --json` of a recursive inspection game; all numbers exact. */
export const inspectionDocument = (
  built: Built<'inspection'>,
  { start, stages, leadership }: InspectionSolution,
): InspectionDocument => ({
  kind: 'inspection',
  title: built.title,
  players: ['inspector', 'inspectee'],
  periods: built.n,
  inspections: built.m,
  penalty: formatRational(built.b),
  value: {
    inspector: formatRational(start.inspector),
    inspectee: formatRational(start.inspectee),
    numbers: { inspector: toNumber(start.inspector), inspectee: toNumber(start.inspectee) },
  },
  acts: formatRational(start.acts),
  caught: formatRational(start.caught),
  leadership: Object.fromEntries(
    Object.entries(leadership).map(([key, value]) => [key, formatRational(value)]),
  ) as InspectionDocument['leadership'],
  stages: stages.map((column) => column.map(textsOf)),
});

const regimeOf = ({ by, strategy, action, risk, regret, certificate, complete }: RaceSolution): RaceRegime => ({
  by,
  strategy: strategy.map((point) => ({ ...(by === 'nothing' ? {} : { [by]: point.at }), action: point.action })),
  ...{ action, risk, regret, certificate, complete },
});

/** @param solutions one for each state of information */
export const raceDocument = (built: Built<'race'>, solutions: readonly RaceSolution[]): RaceDocument => ({
  kind: 'race',
  title: built.title,
  players: built.players,
  information: built.information,
  regimes: Object.fromEntries(solutions.map((one) => [one.information, regimeOf(one)])) as RaceDocument['regimes'],
});

export const contestDocument = (built: Built<'contest'>, outcomes: readonly SafetyOutcome[]): ContestDocument => ({
  kind: 'contest',
  title: built.title,
  players: built.players,
  mustBeSafe: built.contest.risk,
  outcomes,
});
