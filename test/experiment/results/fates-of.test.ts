import { describe, expect, it } from 'vitest';
import { student975 } from '../../../engine/analysis/mean-interval.ts';
import { wilson } from '../../../engine/analysis/wilson.ts';
import { runBatch } from '../../../engine/experiment/batch/batch.ts';
import { NO_SUMS, sumsOf } from '../../../engine/experiment/batch/pooled-sums.ts';
import { fatesOf } from '../../../engine/experiment/results/fates-of.ts';
import { pooledInterval } from '../../../engine/experiment/results/pooled-interval.ts';
import type { FatePlan } from '../../../engine/run/fates.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { memorySinks } from '../memory-sink.ts';
import { rowsOf } from '../rows-of.ts';

const step = (name: string) => ({ name, label: name, otherwise: `not ${name}` });
const plan = { class: 'labs', steps: [step('met'), step('broke')], members: [[], []] } as unknown as FatePlan;

/** Of runs with so many who were asked, the share of those of whom it was true. */
const shareOf = (runs: readonly (readonly [number, number])[]) => {
  const sums = sumsOf(
    Float64Array.from(runs, ([above]) => above),
    Float64Array.from(runs, ([, below]) => below),
  );
  const asked = runs.filter(([, below]) => below > 0).length;
  return fatesOf([plan], [{ counts: [], sums: [sums], asked: [asked] }])[0]?.steps[1]?.share;
};

const many = (pair: readonly [number, number], times: number) => Array.from({ length: times }, () => pair);

describe('the share of those who were asked', () => {
  it('is a quotient of sums, with an interval in which runs are what varies', () => {
    // 40 runs of which every second has two of two, the others none of one: R = 40 / 60, residuals 2/3 and −2/3.
    const runs = [...many([2, 2], 20), ...many([0, 1], 20)];
    const half = (student975(39) * (2 / 3) * Math.sqrt(40 / 39 / 40)) / 1.5;
    const { runs: asked, estimate, lo95, hi95 } = shareOf(runs) ?? { runs: 0, estimate: 0, lo95: 0, hi95: 0 };
    expect([asked, estimate]).toEqual([40, 40 / 60]);
    expect(lo95).toBeCloseTo(2 / 3 - half, 12);
    expect(hi95).toBeCloseTo(2 / 3 + half, 12);
    // Had the sixty been independent, it would be narrower.
    expect(hi95 - lo95).toBeGreaterThan(wilson(40, 60).hi - wilson(40, 60).lo);
  });

  it('is bounded as a share of runs where none or all did it, or where few runs were asked', () => {
    expect(shareOf(many([0, 4], 400))).toEqual({ runs: 400, estimate: 0, lo95: 0, hi95: wilson(0, 400).hi });
    expect(shareOf(many([4, 4], 400))).toEqual({ runs: 400, estimate: 1, lo95: wilson(400, 400).lo, hi95: 1 });
    const one = shareOf([...many([0, 0], 399), [1, 2]]);
    expect(one).toEqual({ runs: 1, estimate: 0.5, lo95: wilson(1, 1).lo, hi95: 1 });
  });

  it('is not there where nobody was asked', () => {
    expect(shareOf(many([0, 0], 10))).toBeUndefined();
    expect(pooledInterval(NO_SUMS).estimate).toBeNaN();
  });
});

describe('the fates of a batch', () => {
  it('are what its table of runs says', async () => {
    const model = await modelOfText(`
detente: 1
title: T
time: {tick: month, horizon: 6}
players: {labs: [{count: 3, name: Lab}]}
draw:
  labs:
    met: {draw: bernoulli(0.8), per: run}
    broke: bernoulli(0.2)
  world: {over: bernoulli(0.1)}
end: {over: over}
measures:
  met: {unit: "1", label: met, otherwise: never met, max: labs.met == 1}
  broke: {unit: "1", label: broke it, otherwise: kept it, max: labs.broke == 1}
`);
    const sinks = memorySinks();
    const { summary } = await runBatch({ model, seed: '1', arm: 'base', point: 0, runs: 600 }, sinks.open);
    const rows = await rowsOf(sinks.bytes('runs.parquet'));
    const counts = [0, 1, 2].map(() => [0, 0]);
    for (const row of rows)
      for (const lab of ['lab_1', 'lab_2', 'lab_3']) {
        const depth = row[`met.${lab}`] === 0 ? 0 : row[`broke.${lab}`] === 0 ? 1 : 2;
        const column = counts[depth] as number[];
        const place = row.outcome === 'over' ? 0 : 1;
        column[place] = (column[place] ?? 0) + 1;
      }
    expect(summary.fates).toMatchObject([{ class: 'labs', members: 3, counts }]);
    const [never = [], kept = [], broke = []] = counts;
    const total = (column: readonly number[]) => column.reduce((sum, count) => sum + count, 0);
    expect(total(never) + total(kept) + total(broke)).toBe(1800);
    expect(summary.fates?.[0]?.steps[1]?.share?.estimate).toBe(total(broke) / (total(kept) + total(broke)));
    // Of a yes or no in a whole run the mean is a share of runs.
    expect(summary.measures['met|Lab 1']).toHaveProperty('count');
  });
});
