import { wilson } from '../../engine/analysis/wilson.ts';
import type { FateStep, Fates } from '../../engine/experiment/results/results.ts';
import type { Results } from '../../reports/results.ts';
import { outcomeResult, raceResults } from './race.ts';

const race = raceResults();

export type Fated = {
  /** By answers in turn, then by outcome. */
  readonly counts: readonly (readonly number[])[];
  readonly words?: readonly (readonly [label: string, otherwise: string])[];
  readonly class?: string;
  readonly members?: number;
  readonly runs?: number;
  /** Labels of the outcomes, the horizon the last. */
  readonly ends?: readonly string[];
};

const WORDS = [
  ['came under the agreement', 'never came under it'],
  ['cheated', 'complied'],
  ['were caught', 'undetected'],
] as const;

/** Runs in which somebody became of the members of a class, with shares as if every member were a run by itself. */
export function fated(given: Fated): Results {
  const { counts, words = WORDS, members = 4, runs = 400 } = given;
  const ends = given.ends ?? ['Loss of control', 'Safe arrival', 'none of the ends'];
  const reached = (depth: number): number =>
    counts
      .slice(depth)
      .flat()
      .reduce((sum, count) => sum + count, 0);
  const steps = words.map(([label, otherwise], k): FateStep => {
    const [count, n] = [reached(k + 1), reached(k)];
    const facts = { name: `step_${k}`, label, otherwise, definition: `what ${label} means` };
    if (k === 0 || n === 0) return facts;
    const { estimate, lo, hi } = wilson(count, n);
    return { ...facts, share: { runs: Math.min(n, runs), estimate, lo95: lo, hi95: hi } };
  });
  const fates: Fates = { class: given.class ?? 'labs', members, steps, counts };
  const each = Math.floor(runs / ends.length);
  const outcomes = ends.map((label, k) => {
    const name = k === ends.length - 1 ? 'horizon' : `end_${k}`;
    const count = name === 'horizon' ? runs - each * (ends.length - 1) : each;
    return outcomeResult(name, label, k === 0 ? 'harm' : 'neutral', [0, count], runs);
  });
  return { ...race, runs, failedRuns: 0, outcomes, fates: [fates] };
}

const LONG = 'went so far beyond everything that had ever been promised to anybody that nobody could believe it';

/** Fates that strain the picture, by name. */
export const fates: Readonly<Record<string, Results>> = {
  'some cheated': fated({
    counts: [
      [10, 20, 30],
      [50, 400, 878],
      [1, 2, 43],
      [12, 126, 28],
    ],
  }),
  'all cheated, none were caught': fated({
    counts: [
      [0, 0, 0],
      [0, 0, 0],
      [208, 664, 728],
      [0, 0, 0],
    ],
  }),
  'all cheated and were caught': fated({
    counts: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [208, 664, 728],
    ],
  }),
  'nobody cheated': fated({
    counts: [
      [0, 0, 0],
      [300, 600, 700],
      [0, 0, 0],
      [0, 0, 0],
    ],
  }),
  'one of 40,000 cheated': fated({
    counts: [
      [0, 0, 0],
      [9999, 10000, 20000],
      [0, 0, 0],
      [0, 1, 0],
    ],
    runs: 10000,
  }),
  'one run': fated({
    counts: [
      [0, 0],
      [0, 2],
      [0, 1],
      [0, 1],
    ],
    runs: 1,
    ends: ['Over', 'none of the ends'],
  }),
  'nine ends with long names': fated({
    counts: [[], [9, 8, 7, 600, 5, 4, 3, 2, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 9, 0, 80, 0, 0, 0, 0]],
    ends: Array.from({ length: 9 }, (_, k) => `End number ${k} that ${LONG}`),
  }),
  'words of 100 characters': fated({
    counts: [
      [0, 0, 0],
      [100, 100, 100],
      [50, 50, 50],
      [60, 60, 60],
    ],
    words: [
      [LONG, LONG],
      [LONG, LONG],
      ['W'.repeat(100), LONG],
    ],
    class: 'laboratories_with_a_name_that_does_not_end',
  }),
  'one question': fated({
    counts: [
      [100, 200, 300],
      [300, 200, 100],
    ],
    words: [['left', 'stayed']],
  }),
  'six questions': fated({
    counts: [
      [0, 0, 0],
      [90, 90, 90],
      [50, 50, 50],
      [30, 30, 30],
      [10, 10, 10],
      [5, 5, 5],
      [0, 1, 0],
    ],
    words: Array.from({ length: 6 }, (_, k) => [`passed test ${k}`, `failed test ${k}`] as const),
  }),
};
