import { describe, expect, it } from 'vitest';
import { type FateSummary, noFates, withFates } from '../../../engine/experiment/batch/fate-fold.ts';
import type { Shard } from '../../../engine/experiment/batch/shard.ts';
import type { FatePlan } from '../../../engine/run/fates.ts';
import * as fc from '../../properties/seeded.ts';

/** Two members, three questions: their answers are numbers 0, 1, 2 and 3, 4, 5 of a run. */
const plan: FatePlan = {
  class: 'labs',
  steps: [{}, {}, {}] as unknown as FatePlan['steps'],
  members: [
    [0, 1, 2],
    [3, 4, 5],
  ],
};

/** A run: its outcome (−1 failed) and the answers of both members. */
type Run = { readonly code: number; readonly answers: readonly number[] };

const shardOf = (runs: readonly Run[]): Shard =>
  ({
    count: runs.length,
    outcomes: Int32Array.from(runs, ({ code }) => code),
    measures: [0, 1, 2, 3, 4, 5].map((place) => Float64Array.from(runs, ({ answers }) => answers[place] ?? Number.NaN)),
  }) as unknown as Shard;

const folded = (shards: readonly (readonly Run[])[]): FateSummary =>
  shards.reduce((before, runs) => withFates(before, plan, shardOf(runs)), noFates(plan, 3));

const plainly = ({ counts, asked, sums }: FateSummary) => ({
  counts: counts.map((column) => [...column]),
  asked,
  sums: sums.map(({ n, numerator, denominator }) => ({ n, numerator, denominator })),
});

describe('what became of players', () => {
  it('is how many questions in turn were answered with yes, by outcome', () => {
    const runs: Run[] = [
      { code: 1, answers: [1, 1, 1, 0, 0, 0] },
      { code: 2, answers: [1, 1, 0, 1, 0, 0] },
      // Who was not asked the second question has no answer to the third.
      { code: 3, answers: [1, 0, 1, 1, 1, 1] },
      { code: -1, answers: [] },
    ];
    expect(plainly(folded([runs]))).toEqual({
      counts: [
        [1, 0, 0],
        [0, 1, 1],
        [0, 1, 0],
        [1, 0, 1],
      ],
      asked: [3, 3],
      sums: [
        { n: 3, numerator: 3, denominator: 5 },
        { n: 3, numerator: 2, denominator: 3 },
      ],
    });
  });

  it('does not depend on how runs are shared out among shards', () => {
    const run = fc.record({
      code: fc.constantFrom(-1, 1, 2, 3),
      answers: fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 20 }), fc.nat(20), (runs, at) => {
        const parted = folded([runs.slice(0, at), runs.slice(at)]);
        expect(plainly(parted)).toEqual(plainly(folded([runs])));
        const members = parted.counts.flatMap((column) => [...column]).reduce((sum, count) => sum + count, 0);
        expect(members).toBe(2 * runs.filter(({ code }) => code !== -1).length);
      }),
    );
  });
});
