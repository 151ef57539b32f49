import { describe, expect, it } from 'vitest';
import { saltelliRows } from '../../engine/analysis/saltelli-rows.ts';
import { type SaltelliOutputs, type SobolIndices, sobolIndices } from '../../engine/analysis/sobol-indices.ts';
import { sobolPoints } from '../../engine/designs/sobol.ts';
import * as fc from '../properties/seeded.ts';
import {
  ishigami,
  ishigamiIndices,
  ishigamiVariance,
  type Model,
  noisyOutputs,
  randomPoints,
  uniformsOf,
} from './sensitivity-models.ts';

type Resolved = SobolIndices & { readonly resolved: true };

const resolved = (indices: SobolIndices): Resolved => {
  if (!indices.resolved) throw new Error('expected resolved indices');
  return indices;
};

const covers = ({ lo95, hi95 }: { lo95: number; hi95: number }, value: number) => lo95 <= value && value <= hi95;

/** Means over replicates, passed off as exact: the estimator that knows nothing of noise. */
const uncorrected = (outputs: readonly SaltelliOutputs[]) => {
  const mean = (values: ArrayLike<number>) => [Array.from(values).reduce((sum, v) => sum + v, 0) / values.length];
  return sobolIndices(outputs.map(({ a, b, ab }) => ({ a: mean(a), b: mean(b), ab: ab.map(mean) })));
};

describe('sobolIndices of the Ishigami function', () => {
  it('are within 0.02 of the analytic ones at 4,096 rows', () => {
    const indices = resolved(sobolIndices(noisyOutputs(ishigami, sobolPoints(4096, 6, 'ishigami'), 1, 0, '')));
    indices.factors.forEach(({ first, total }, i) => {
      expect(Math.abs(first.estimate - (ishigamiIndices.first[i] as number))).toBeLessThan(0.02);
      expect(Math.abs(total.estimate - (ishigamiIndices.total[i] as number))).toBeLessThan(0.02);
      expect(covers(first, ishigamiIndices.first[i] as number)).toBe(true);
      expect(covers(total, ishigamiIndices.total[i] as number)).toBe(true);
    });
    expect(Math.abs(indices.variance.estimate / ishigamiVariance - 1)).toBeLessThan(0.02);
    expect(indices.mean).toBeCloseTo(3.5, 2);
    expect(indices.noiseVariance).toBeUndefined();
    expect(indices.noiseShare).toBeUndefined();
  });

  it('stay right with fresh noise as large as the signal, where means taken as exact are wrong', () => {
    const sd = Math.sqrt(ishigamiVariance);
    const outputs = noisyOutputs(ishigami, sobolPoints(1024, 6, 'noisy'), 8, sd, 'noise');
    const corrected = resolved(sobolIndices(outputs));
    const naive = resolved(uncorrected(outputs));
    corrected.factors.forEach(({ first, total }, i) => {
      expect(covers(first, ishigamiIndices.first[i] as number)).toBe(true);
      expect(covers(total, ishigamiIndices.total[i] as number)).toBe(true);
      // Every total of the means has the noise of R = 8 in it: (T V + σ²/8) / (V + σ²/8) with σ² = V.
      const wrong = ((ishigamiIndices.total[i] as number) + 1 / 8) / (1 + 1 / 8);
      expect(Math.abs((naive.factors[i]?.total.estimate as number) - wrong)).toBeLessThan(0.04);
    });
    expect(covers(naive.factors[2]?.total as never, ishigamiIndices.total[2] as number)).toBe(false);
    expect(covers(corrected.variance, ishigamiVariance)).toBe(true);
    expect(corrected.noiseVariance as number).toBeCloseTo(ishigamiVariance, 0);
    expect(corrected.noiseShare?.estimate).toBeCloseTo(0.5, 1);
  });

  it('of a group are those of its factors together', () => {
    const rows = saltelliRows(sobolPoints(2048, 6, 'group'), [[0, 2], [1]]);
    const value = (point: Float64Array) => [ishigami(point)];
    const [pair, single] = resolved(
      sobolIndices(rows.map(({ a, b, ab }) => ({ a: value(a), b: value(b), ab: ab.map(value) }))),
    ).factors;
    expect(pair?.first.estimate).toBeCloseTo(ishigamiIndices.total[0] as number, 1);
    expect(pair?.total.estimate).toBeCloseTo(ishigamiIndices.total[0] as number, 1);
    expect(single?.first.estimate).toBeCloseTo(ishigamiIndices.first[1] as number, 1);
  });
});

describe('sobolIndices', () => {
  const additive: Model = ([x = 0, y = 0, z = 0]) => 3 * x + 2 * y + z;

  it('of an additive function sum to 1: no interactions', () => {
    const { factors, interactions } = resolved(
      sobolIndices(noisyOutputs(additive, sobolPoints(256, 6, 'sum'), 1, 0, '')),
    );
    [9 / 14, 4 / 14, 1 / 14].forEach((share, i) => {
      expect(factors[i]?.first.estimate).toBeCloseTo(share, 2);
      expect(factors[i]?.total.estimate).toBeCloseTo(share, 2);
    });
    expect(Math.abs(interactions.estimate)).toBeLessThan(0.01);
    expect(covers(interactions, 0)).toBe(true);
  });

  it('of a factor without effect are 0: exactly where outputs are equal, within the interval where noise differs', () => {
    const exact = resolved(sobolIndices(noisyOutputs(additive, randomPoints(64, 8, 'dummy'), 1, 0, ''))).factors[3];
    expect(exact).toEqual({
      first: { estimate: 0, lo95: 0, hi95: 0 },
      total: { estimate: 0, lo95: 0, hi95: 0 },
      changed: false,
    });
    const noisy = resolved(sobolIndices(noisyOutputs(additive, randomPoints(256, 8, 'dummy'), 4, 1, 'noise')))
      .factors[3];
    expect(covers(noisy?.first as never, 0)).toBe(true);
    expect(covers(noisy?.total as never, 0)).toBe(true);
    expect(noisy?.total.hi95).toBeGreaterThan(noisy?.total.lo95 as number);
  });

  it('tell what changed one run of a row now and then from what changed nothing, though both come out at 0', () => {
    const rows = noisyOutputs(additive, randomPoints(64, 6, 'swap'), 4, 0, '').map((row, place) => ({
      ...row,
      ab: [...row.ab, Array.from(row.a, (value, r) => (place % 8 === r ? value + 1 : value)), row.a],
    }));
    const [swapped, idle] = resolved(sobolIndices(rows)).factors.slice(-2);
    expect(swapped?.total.estimate).toBeCloseTo(0, 12);
    expect(swapped?.changed).toBe(true);
    expect(idle).toMatchObject({ total: { estimate: 0 }, changed: false });
  });

  it('do not change when a constant is added, be it large', () => {
    const rows = noisyOutputs(additive, randomPoints(64, 6, 'constant'), 4, 1, 'noise');
    const moved = rows.map(({ a, b, ab }) => {
      const add = (values: ArrayLike<number>) => Array.from(values, (value) => value + 2 ** 20);
      return { a: add(a), b: add(b), ab: ab.map(add) };
    });
    const [before, after] = [resolved(sobolIndices(rows)), resolved(sobolIndices(moved))];
    before.factors.forEach(({ first, total }, i) => {
      expect(after.factors[i]?.first.estimate).toBeCloseTo(first.estimate, 6);
      expect(after.factors[i]?.total.hi95).toBeCloseTo(total.hi95, 6);
    });
  });

  it('are permuted with the factors, and seeds alone decide the intervals', () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(fc.string(), order, fc.boolean(), (seed, factors, noisy) => {
        const rows = noisyOutputs(ishigami, randomPoints(64, 6, seed), noisy ? 3 : 1, noisy ? 1 : 0, seed);
        const permuted = rows.map(({ a, b, ab }) => ({ a, b, ab: factors.map((i) => ab[i] as Float64Array) }));
        const options = { resamples: 100, seed };
        const [before, after] = [sobolIndices(rows, options), sobolIndices(permuted, options)];
        expect(after.variance).toEqual(before.variance);
        expect(after.resolved).toBe(before.resolved);
        if (before.resolved && after.resolved) expect(after.factors).toEqual(factors.map((i) => before.factors[i]));
      }),
      { numRuns: 30 },
    );
  });

  it('have intervals that cover the truth in at least 90 % of 200 seeds', { timeout: 120_000 }, () => {
    // x + y z on the unit cube: V = 1/12 + 7/144, x alone 1/12, y alone 1/48, y in all 1/36.
    const model: Model = ([x = 0, y = 0, z = 0]) => x + y * z;
    const truth = { first: [12 / 19, 3 / 19, 3 / 19], total: [12 / 19, 4 / 19, 4 / 19] };
    const covered = { first: [0, 0, 0], total: [0, 0, 0], variance: 0, interactions: 0 };
    for (let seed = 0; seed < 200; seed++) {
      const rows = noisyOutputs(model, randomPoints(128, 6, `points ${seed}`), 4, 0.3, `noise ${seed}`);
      const { factors, variance, interactions } = resolved(sobolIndices(rows, { resamples: 200, seed: `${seed}` }));
      if (covers(variance, 19 / 144)) covered.variance++;
      if (covers(interactions, 1 / 19)) covered.interactions++;
      for (const kind of ['first', 'total'] as const) {
        factors.forEach((factor, i) => {
          if (covers(factor[kind], truth[kind][i] as number)) covered[kind][i] = (covered[kind][i] as number) + 1;
        });
      }
    }
    for (const count of [...covered.first, ...covered.total, covered.variance, covered.interactions]) {
      expect(count).toBeGreaterThanOrEqual(180);
    }
  });

  it('take less than 3 s of processor time for 31 factors, 1,024 rows and 1,000 resamples', () => {
    const model: Model = (point) => (point[0] as number) + (point[1] as number) * (point[2] as number);
    const rows = noisyOutputs(model, randomPoints(1024, 62, 'speed'), 8, 0.3, 'speed');
    const before = process.cpuUsage();
    expect(resolved(sobolIndices(rows)).factors).toHaveLength(31);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
  });
});

describe('sobolIndices without anything to tell', () => {
  const flat: Model = () => 0.1;

  it('say so of a constant output', () => {
    const indices = sobolIndices(noisyOutputs(flat, randomPoints(32, 4, 'flat'), 1, 0, ''));
    expect(indices.resolved).toBe(false);
    expect(indices.variance).toEqual({ estimate: 0, lo95: 0, hi95: 0 });
    expect(indices).not.toHaveProperty('factors');
  });

  it('say so of noise alone, also of rare 0/1 outputs with shared random numbers, in 97 of 100 seeds', () => {
    let told = 0;
    for (let seed = 0; seed < 100; seed++) {
      const uniform = uniformsOf(`null ${seed}`);
      const rows = Array.from({ length: 128 }, () => {
        const shared = Array.from({ length: 8 }, uniform);
        const outputs = () => shared.map((u) => Number((uniform() < 0.9 ? u : uniform()) < 0.02));
        return { a: outputs(), b: outputs(), ab: [outputs()] };
      });
      if (sobolIndices(rows, { resamples: 100 }).resolved) told++;
    }
    expect(told).toBeLessThanOrEqual(3);
  });

  it('say how much is luck all the same', () => {
    const indices = sobolIndices(noisyOutputs(flat, randomPoints(256, 4, 'luck'), 4, 2, 'luck'));
    expect(indices.resolved).toBe(false);
    expect(indices.noiseVariance).toBeCloseTo(4, 0);
    expect(covers(indices.noiseShare as never, 1)).toBe(true);
  });
});

describe('missing outputs', () => {
  const model: Model = ([x = 0, y = 0]) => 2 * x + y;
  const rows = noisyOutputs(model, randomPoints(64, 4, 'missing'), 4, 0.5, 'missing');
  const spoilt = (spoil: (row: number, replicate: number) => boolean) =>
    rows.map(({ a, b, ab }, row) => ({
      a,
      b,
      ab: [ab[0], ab[1]?.map((v, r) => (spoil(row, r) ? Number.NaN : v))] as never,
    }));

  it('take their replicate from the whole row, and a row of fewer than two from the design', () => {
    const indices = sobolIndices(spoilt((row, r) => (row === 3 && r < 3) || (row === 5 && r === 0)));
    expect(indices).toMatchObject({ rows: 63, replicates: 4, dropped: { rows: 1, replicates: 5 } });
    const meanOver = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const pointMeans = rows.flatMap(({ a, b }, row) =>
      row === 3 ? [] : [a, b].map((values) => meanOver(Array.from(values).slice(row === 5 ? 1 : 0))),
    );
    expect(indices.mean).toBeCloseTo(meanOver(pointMeans), 12);
  });

  it('are refused where more than half of the replicates are gone', () => {
    expect(() => sobolIndices(spoilt((_, r) => r < 2))).not.toThrow();
    expect(() => sobolIndices(spoilt((row, r) => r < 2 || (row === 0 && r === 2)))).toThrow(
      /130 of 256 replicates have no output/,
    );
    expect(() => sobolIndices(spoilt(() => true))).toThrow(RangeError);
  });

  it('of exact outputs take the row', () => {
    const exact = noisyOutputs(model, randomPoints(32, 4, 'exact'), 1, 0, '').map((row, index) =>
      index < 2 ? { ...row, b: [Number.POSITIVE_INFINITY] } : row,
    );
    expect(sobolIndices(exact)).toMatchObject({ rows: 30, resolved: true, dropped: { rows: 2, replicates: 2 } });
  });

  it('and wrong shapes and too few rows have a plain message', () => {
    expect(() => sobolIndices([])).toThrow(/at least one row/);
    expect(() => sobolIndices(rows.slice(0, 7))).toThrow(/at least 8 rows with outputs, got 7/);
    expect(() => sobolIndices([...rows, { a: [1], b: [1], ab: [[1], [1]] }])).toThrow(
      /4 points of 4 replicates in each row, not so in row 64/,
    );
  });
});
