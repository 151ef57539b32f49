import { describe, expect, it } from 'vitest';
import type { ConditionName } from '../../../engine/analysis/condition-names.ts';
import type { Factor } from '../../../engine/experiment/study/factor.ts';
import type { PointDocument } from '../../../engine/experiment/study/read-points.ts';
import { headlineName, sweepFindings } from '../../../engine/experiment/study/sweep-findings.ts';
import { fuses, openFixture } from '../open-fixture.ts';

const gap: ConditionName = { key: 'gap', parts: ['gap'], kind: 'measure', isShare: false };

const range = (path: string): Factor => ({
  ...{ path, label: path, unit: '1', role: 'assumption' },
  values: { kind: 'range', lo: 0, hi: 1, log: false },
});

const manner: Factor = { ...range('manner'), values: { kind: 'levels', levels: ['careful', 'bold'] } };

const point = (index: number, a: number, b: number, mean: number): PointDocument => ({
  ...{ point: index, parameters: { a, b, manner: 'bold' }, firstRun: 0, runs: 10, failedRuns: 0, outcomes: {} },
  measures: { gap: { n: Number.isNaN(mean) ? 0 : 10, mean, sd: 1, lo95: mean - 1, hi95: mean + 1 } },
});

describe('what a sweep says of a number', () => {
  it('is where it is lowest and highest, and what it rises with, the largest first', () => {
    // Ranks of b 1 2 3 4 and of the number 1 2 4 3: 1 − 6 · 2 / (4 · 15) = 0.8; of a 4 2 3 1: 1 − 6 · 14 / 60 = −0.4.
    const points = [point(0, 9, 1, -2), point(1, 5, 2, 0), point(2, 7, 3, 8), point(3, 1, 4, 3)];
    const { known, extremes, associations } = sweepFindings(points, [range('a'), range('b'), manner], gap);
    expect(known).toBe(4);
    expect(extremes?.lowest).toMatchObject({ point: { point: 0 }, quantity: { estimate: -2 }, equals: 1 });
    expect(extremes?.highest).toMatchObject({ point: { point: 2 }, quantity: { estimate: 8 }, equals: 1 });
    expect(associations.map(({ path }) => path)).toEqual(['b', 'a']);
    expect(associations[0]?.spearman).toBeCloseTo(0.8, 12);
    expect(associations[1]?.spearman).toBeCloseTo(-0.4, 12);
  });

  it('leaves out points without the number, and counts equal ones', () => {
    const points = [point(0, 1, 1, 2), point(1, 2, 1, Number.NaN), point(2, 3, 1, 2), point(3, 4, 1, 5)];
    const { known, extremes, associations } = sweepFindings(points, [range('b'), range('a')], gap);
    expect(known).toBe(3);
    expect(extremes?.lowest).toMatchObject({ point: { point: 0 }, equals: 2 });
    expect(associations.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(associations[1]?.spearman).toBeNaN();
  });

  it('is nothing where no point has it', () => {
    expect(sweepFindings([point(0, 1, 1, Number.NaN)], [range('a')], gap)).toEqual({
      known: 0,
      extremes: undefined,
      associations: [],
    });
    expect(sweepFindings([point(0, 1, 1, 3)], [range('a')], gap).associations).toEqual([]);
  });
});

describe('what a scenario is about', () => {
  it('is its headline, else its first harm, else its first end', async () => {
    const model = await openFixture(fuses);
    const first = model.ends[0]?.name as string;
    const of = (headline: string | undefined) =>
      headlineName({ ...model, experiment: { ...model.experiment, headline } });
    const plain = model.ends.map((end) => ({ ...end, kind: 'neutral' as const }));
    expect(of('horizon')).toMatchObject({ key: 'horizon', kind: 'share' });
    expect(
      headlineName({ ...model, ends: plain, experiment: { ...model.experiment, headline: undefined } }),
    ).toMatchObject({ key: first, kind: 'share' });
    const harm = plain.map((end, index) => ({
      ...end,
      kind: index === plain.length - 1 ? ('harm' as const) : end.kind,
    }));
    expect(
      headlineName({ ...model, ends: harm, experiment: { ...model.experiment, headline: undefined } }),
    ).toMatchObject({ key: harm.at(-1)?.name });
    expect(
      headlineName({ ...model, ends: [], measures: [], experiment: { ...model.experiment, headline: undefined } }),
    ).toBe(undefined);
  });
});
