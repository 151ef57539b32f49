import { describe, expect, it } from 'vitest';
import { morrisDesign } from '../../engine/analysis/morris-design.ts';
import { morrisEffects } from '../../engine/analysis/morris-effects.ts';
import * as fc from '../properties/seeded.ts';
import { gFunction, ishigami, type Model, normalsOf, uniformsOf } from './sensitivity-models.ts';

const play = (design: ReturnType<typeof morrisDesign>, model: Model, replicates = 1, sd = 0, seed = '') => {
  const normal = normalsOf(seed);
  return design.map(({ points }) =>
    points.map((point) => {
      const expected = model(point);
      return Array.from({ length: replicates }, () => expected + (sd === 0 ? 0 : sd * normal()));
    }),
  );
};

/** Factors by muStar, the largest first. */
const ranking = ({ factors }: ReturnType<typeof morrisEffects>) =>
  factors
    .map(({ muStar }, factor) => ({ muStar: muStar.estimate, factor }))
    .sort((a, b) => b.muStar - a.muStar)
    .map(({ factor }) => factor);

describe('morrisEffects', () => {
  it('are the slopes of a linear function, without any spread', () => {
    const design = morrisDesign(10, 3, 'linear');
    const { factors, trajectories } = morrisEffects(
      design,
      play(design, ([x = 0, y = 0]) => 4 * x - 2 * y),
    );
    expect(trajectories).toBe(10);
    [4, -2, 0].forEach((slope, i) => {
      expect(factors[i]?.mu.estimate).toBeCloseTo(slope, 12);
      expect(factors[i]?.muStar.estimate).toBeCloseTo(Math.abs(slope), 12);
      expect(factors[i]?.sigma.estimate).toBeCloseTo(0, 6);
      expect(factors[i]?.noise).toBeUndefined();
      expect(factors[i]?.clear).toBe(slope !== 0);
    });
  });

  it('are those worked out by hand', () => {
    const moves = [{ factor: 0, change: 0.5 }];
    const { factors } = morrisEffects(
      [{ moves }, { moves: [{ factor: 0, change: -0.5 }] }],
      [
        [
          [1, 3],
          [2, 6],
        ],
        [
          [0, 0],
          [2, 4],
        ],
      ],
    );
    // Effects: differences (1, 3)/0.5 = (2, 6), mean 4, squared error 8/2; (2, 4)/−0.5 = (−4, −8), mean −6, 8/2.
    const [effect] = factors;
    expect(effect?.mu.estimate).toBe(-1);
    expect(effect?.muStar.estimate).toBe(5);
    expect(effect?.sigma.estimate).toBeCloseTo(Math.sqrt(50 - 4), 12);
    expect(effect?.noise).toBeCloseTo(2, 12);
    // Half against half: |2 − 6| / 2 and |−4 + 8| / 2.
    expect(effect?.floor).toBeCloseTo(2, 12);
  });

  it('rank the factors of the Ishigami function, of which none acts in one direction', () => {
    // On four levels, ±0.9π and ±0.3π: |effects| of x1 are 1.118 (1 + 0.1 x3⁴)/0.6 = 13.77 or 2.01, of x2
    // 7 · 0.559/0.6 = 6.52, of x3 0.1 (63.90 − 0.79) |sin x1|/0.6 = 3.25 or 8.51; halves are expected of each pair.
    const design = morrisDesign(100, 3, 'ishigami');
    const effects = morrisEffects(design, play(design, ishigami));
    expect(ranking(effects)).toEqual([0, 1, 2]);
    [(13.77 + 2.01) / 2, 6.52, (3.25 + 8.51) / 2].forEach((muStar, i) => {
      expect(Math.abs((effects.factors[i]?.muStar.estimate as number) - muStar)).toBeLessThan(0.8);
      expect(effects.factors[i]?.sigma.estimate as number).toBeGreaterThan(3);
      expect(effects.factors[i]?.clear).toBe(true);
    });
  });

  it('rank the factors of the g-function', () => {
    const design = morrisDesign(40, 8, 'g');
    const effects = morrisEffects(design, play(design, gFunction));
    expect(ranking(effects).slice(0, 4)).toEqual([0, 1, 2, 3]);
    const noisy = morrisEffects(design, play(design, gFunction, 8, 0.1, 'noise'));
    expect(ranking(noisy).slice(0, 2)).toEqual([0, 1]);
    expect(noisy.factors.slice(0, 2).every(({ clear }) => clear)).toBe(true);
  });

  it('subtract the noise of replicates from sigma, and know the floor of muStar', () => {
    const design = morrisDesign(200, 2, 'noise');
    const [linear, none] = morrisEffects(
      design,
      play(design, ([x = 0]) => 3 * x, 8, 1, 'noise'),
    ).factors;
    // A difference of two means of 8 over a step of 0.6.
    const error = Math.sqrt(2 / 8) / 0.6;
    expect(linear?.noise).toBeCloseTo(error, 1);
    expect(linear?.sigma.lo95).toBeLessThan(0.2);
    expect(none?.floor).toBeCloseTo(error * Math.sqrt(2 / Math.PI), 1);
    expect(none?.muStar.estimate).toBeCloseTo(none?.floor as number, 1);
    expect([linear?.clear, none?.clear]).toEqual([true, false]);
  });

  it.each([
    ['fresh normal noise', 1, 0],
    ['0/1 outputs of which few change', 0.3, 0.97],
  ])('call at most 20 of 400 factors of pure noise clear: %s', (_, chance, shared) => {
    let clear = 0;
    for (let seed = 0; seed < 100; seed++) {
      const design = morrisDesign(20, 4, `${seed}`);
      const uniform = uniformsOf(`noise ${seed}`);
      const outputs = design.map(({ points }) => {
        const common = Array.from({ length: 8 }, uniform);
        const output = (u: number) =>
          chance === 1 ? uniform() + uniform() : Number((uniform() < shared ? u : uniform()) < chance);
        return points.map(() => common.map(output));
      });
      clear += morrisEffects(design, outputs, { resamples: 200 }).factors.filter((factor) => factor.clear).length;
    }
    expect(clear).toBeLessThanOrEqual(20);
  });

  it('of a factor that changes nothing are 0 with shared random numbers, whatever the noise', () => {
    const design = morrisDesign(10, 2, 'shared');
    const normal = normalsOf('shared');
    const outputs = design.map(({ points }) => {
      const noise = Array.from({ length: 4 }, normal);
      return points.map(([x = 0]) => noise.map((e) => x + e));
    });
    const [works, idle] = morrisEffects(design, outputs).factors;
    expect(works?.clear).toBe(true);
    expect(works?.noise).toBeCloseTo(0, 12);
    const zero = { estimate: 0, lo95: 0, hi95: 0 };
    expect(idle).toEqual({ mu: zero, muStar: zero, sigma: zero, noise: 0, floor: 0, clear: false });
  });

  it('are permuted with the factors', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.string(), order, fc.constantFrom(1, 2, 5), (seed, places, replicates) => {
        const design = morrisDesign(6, 4, seed);
        const outputs = play(design, gFunction, replicates, replicates === 1 ? 0 : 0.3, seed);
        const renamed = design.map(({ moves }) => ({
          moves: moves.map(({ factor, change }) => ({ factor: places[factor] as number, change })),
        }));
        const before = morrisEffects(design, outputs, { resamples: 100 });
        const after = morrisEffects(renamed, outputs, { resamples: 100 });
        expect(before.factors).toEqual(places.map((place) => after.factors[place]));
      }),
    );
  });

  it('leave out what is missing, with its move', () => {
    const design = morrisDesign(6, 2, 'missing');
    const outputs = play(design, ([x = 0, y = 0]) => x + 2 * y, 3, 0.1, 'missing');
    const spoilt = outputs.map((row, t) =>
      row.map((values, p) =>
        values.map((v, r) => (p === 1 && ((t === 0 && r > 0) || (t === 2 && r === 0)) ? Number.NaN : v)),
      ),
    );
    const effects = morrisEffects(design, spoilt);
    expect(effects).toMatchObject({ trajectories: 5, replicates: 3, dropped: { rows: 1, replicates: 4 } });
    expect(effects.factors[1]?.mu.estimate).toBeCloseTo(2, 0);
  });

  it('refuse shapes that do not fit and a single trajectory', () => {
    const design = morrisDesign(3, 2, '');
    const outputs = play(design, () => 0);
    expect(() => morrisEffects(design, outputs.slice(1))).toThrow(/outputs of 3 trajectories of 3 points/);
    expect(() =>
      morrisEffects(
        design,
        outputs.map((row) => row.slice(1)),
      ),
    ).toThrow(RangeError);
    expect(() => morrisEffects(design.slice(0, 1), outputs.slice(0, 1))).toThrow(/at least 2 trajectories, got 1/);
    expect(() => morrisEffects([], [])).toThrow(/at least one row/);
  });
});
