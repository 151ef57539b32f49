import { describe, expect, it } from 'vitest';
import {
  type Crossing,
  type CrossingSettings,
  findCrossing,
} from '../../../engine/analysis/threshold/find-crossing.ts';
import type { Verdict } from '../../../engine/analysis/threshold/verdict.ts';
import { logistic } from '../../../engine/compile/elementary/logistic.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import { seedKey } from '../../../engine/run/random/key.ts';
import { nameHash } from '../../../engine/run/random/name-hash.ts';
import { perRunUniform } from '../../../engine/run/random/stream.ts';
import * as fc from '../../properties/seeded.ts';
import { around, bernoulliRuns, judged, nothing, recorded, shareOf } from './known-curve.ts';

const unit = { lo: 0, hi: 1 };

/** Searches along a curve of numbers, each known to ± half; the answer is whether it is at least the bound. */
const along = async (curve: (x: number) => number, half: number, settings: CrossingSettings, bound = 0.5) => {
  const { rounds, playAll } = recorded((x: number): Verdict => judged(around(curve(x), half), bound));
  return { crossing: await findCrossing(playAll, settings), rounds };
};

type Searched = Extract<Crossing, { kind: 'crossed' | 'not-crossed' }>;

const searched = (crossing: Crossing): Searched => {
  if (crossing.kind === 'missing') throw new Error('expected an answer everywhere');
  return crossing;
};

const stretchesAt = (crossing: Searched, x: number) =>
  crossing.stretches.filter(({ lo95 = -Infinity, hi95 = Infinity }) => lo95 <= x && x <= hi95);

/** Seeds of 200 of which the interval around the estimate covers the true crossing, and the intervals' mean width. */
const coverage = async (n: number, slope: number, bound: number) => {
  const middle = 0.437;
  const truth = middle + Math.log(bound / (1 - bound)) / slope;
  const p = (x: number): number => logistic(scalarAlgebra, slope * (x - middle));
  let covered = 0;
  let width = 0;
  for (let seed = 0; seed < 200; seed++) {
    const runs = bernoulliRuns(`crossing ${seed}`, n, p);
    const playAll = async (values: readonly number[]) => values.map((x) => judged(runs(x), bound));
    const crossing = searched(await findCrossing(playAll, unit));
    if (stretchesAt(crossing, truth).length > 0) covered += 1;
    for (const { lo95 = 0, hi95 = 1 } of crossing.stretches) width += (hi95 - lo95) / 200;
  }
  return { covered, width, truth };
};

describe('the interval on a crossing', () => {
  it.each([
    { n: 100, slope: 6, bound: 0.5 },
    { n: 100, slope: 30, bound: 0.5 },
    { n: 400, slope: 4, bound: 0.5 },
    { n: 400, slope: 12, bound: 0.2 },
    { n: 400, slope: 12, bound: 0.9 },
    { n: 1000, slope: 8, bound: 0.5 },
    { n: 1000, slope: 8, bound: 0.3 },
    { n: 4000, slope: 20, bound: 0.05 },
  ])(
    'covers the truth in 93 of 100 seeds at least: $n runs, slope $slope, bound $bound',
    async ({ n, slope, bound }) => {
      const { covered, width, truth } = await coverage(n, slope, bound);
      expect(truth).toBeGreaterThan(0.1);
      expect(covered).toBeGreaterThanOrEqual(186);
      // It is no wider than theory: 2 · 1.96 √(b (1 − b) / n) / p′, p′ = slope b (1 − b), and a tolerance at each end.
      const expected = (2 * 1.96) / (slope * Math.sqrt(bound * (1 - bound) * n));
      expect(width).toBeLessThan(1.15 * expected + 2 / 1024);
      expect(width).toBeGreaterThan(0.9 * expected);
    },
  );
});

describe('a curve that chance makes rough', () => {
  it('passes for one crossing, however often the estimate flips on its way, and is covered as well', async () => {
    const truth = 0.437;
    const seeds = 100;
    let covered = 0;
    let several = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const key = seedKey(`rough ${seed}`);
      // Half of the runs draw anew whenever x moves by 1/5000, as if the smallest change made another story of them.
      const steady = nameHash('steady');
      const share = (x: number): number => {
        const anew = nameHash(`anew ${Math.floor(5000 * x)}`);
        const p = logistic(scalarAlgebra, 6 * (x - truth));
        return Array.from({ length: 300 }, (_, run) => perRunUniform(key, run, run % 2 ? anew : steady) < p).filter(
          Boolean,
        ).length;
      };
      const playAll = async (values: readonly number[]) => values.map((x) => judged(shareOf(share(x), 300)));
      const { places, stretches, points, narrowed } = searched(await findCrossing(playAll, unit));
      expect(narrowed).toBe(true);
      expect(points.length).toBeLessThan(60);
      const [stretch, second] = stretches;
      expect(second).toBeUndefined();
      const { lo95 = 0, hi95 = 1, crossing = Number.NaN } = stretch ?? {};
      if (lo95 <= truth && truth <= hi95) covered += 1;
      if (places.length > 1) several += 1;
      expect(crossing).toBeGreaterThanOrEqual(lo95);
      expect(crossing).toBeLessThanOrEqual(hi95);
    }
    expect(covered).toBeGreaterThanOrEqual(0.93 * seeds);
    expect(several).toBeGreaterThan(0.05 * seeds);
  });
});

describe('findCrossing', () => {
  it('narrows the place and both ends of its interval to the tolerance', async () => {
    const { crossing } = await along((x) => x, 0.1, unit, 0.314);
    const { kind, places, stretches, monotone, narrowed, tolerance } = searched(crossing);
    expect({ kind, monotone, narrowed, tolerance }).toEqual({
      ...{ kind: 'crossed', monotone: true, narrowed: true, tolerance: 1 / 1024 },
    });
    expect(Math.abs((places[0]?.x ?? Number.NaN) - 0.314)).toBeLessThanOrEqual(0.5 / 1024);
    expect(stretches).toMatchObject([{ openBelow: false, openAbove: false, places: [{}] }]);
    const { lo95 = Number.NaN, hi95 = Number.NaN } = stretches[0] ?? {};
    expect(lo95).toBeLessThan(0.214);
    expect(lo95).toBeGreaterThan(0.214 - 1 / 1024);
    expect(hi95).toBeGreaterThan(0.414);
    expect(hi95).toBeLessThan(0.414 + 1 / 1024);
  });

  it('finds places in monotone functions, rising or falling, wherever they are, with few values and none twice', async () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          lo: number(-1e3, 1e3),
          width: number(0.01, 1e3),
          share: number(0.01, 0.99),
          power: fc.constantFrom(1, 3, 5),
          sign: fc.constantFrom(-1, 1),
          half: number(0, 2),
          scan: fc.integer({ min: 2, max: 20 }),
          parts: fc.integer({ min: 10, max: 5000 }),
        }),
        async ({ lo, width, share, power, sign, half, scan, parts }) => {
          const hi = lo + width;
          const truth = lo + share * width;
          const tolerance = width / parts;
          const curve = (x: number): number => sign * Math.sign(x - truth) * (Math.abs(x - truth) / width) ** power;
          const { crossing, rounds } = await along(curve, half, { lo, hi, scan, tolerance }, 0);
          const { places, stretches, monotone, narrowed, points } = searched(crossing);
          expect(places).toHaveLength(1);
          expect(stretches).toHaveLength(1);
          expect(monotone && narrowed).toBe(true);
          expect(Math.abs((places[0]?.x ?? Number.NaN) - truth)).toBeLessThanOrEqual(tolerance);
          const values = rounds.flat();
          expect(new Set(values).size).toBe(values.length);
          expect(points.map(({ x }) => x)).toEqual(values.toSorted((a, b) => a - b));
          expect(values.every((x) => x >= lo && x <= hi)).toBe(true);
          const halvings = Math.max(0, Math.ceil(Math.log2(parts / (scan - 1)) + 1e-9));
          expect(values.length).toBeLessThanOrEqual(scan + 3 * halvings);
          expect(rounds.length).toBeLessThanOrEqual(1 + 2 * halvings + 1);
          const { lo95, hi95, openBelow, openAbove } = stretches[0] as (typeof stretches)[0];
          expect([openBelow, openAbove]).toEqual([lo95 === undefined, hi95 === undefined]);
          const clear = (x: number): boolean => Math.abs(curve(x)) > half;
          expect([clear(lo), clear(hi)]).toEqual([!openBelow, !openAbove]);
          for (const [end, inwards] of [
            [lo95, tolerance],
            [hi95, -tolerance],
          ] as const) {
            if (end === undefined) continue;
            expect(clear(end)).toBe(true);
            const inside = end + 1.01 * inwards;
            const pastThePlace = (inside - truth) * (end - truth) <= 0;
            expect(pastThePlace || !clear(inside)).toBe(true);
          }
        },
      ),
    );
  });

  it('takes 30 values at most with its defaults, all ends closed', async () => {
    for (const bound of [0.2, 0.41, 0.5, 0.77]) {
      const { crossing, rounds } = await along((x) => x, 0.05, unit, bound);
      expect(searched(crossing).points.length).toBeLessThanOrEqual(30);
      expect(rounds.length).toBeLessThanOrEqual(9);
      expect(rounds[0]).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]);
    }
  });

  it('puts a jump between two clear values', async () => {
    const { crossing } = await along((x) => (x < 0.3 ? 0 : 1), 0.1, unit);
    const { stretches, places } = searched(crossing);
    expect(stretches).toHaveLength(1);
    const { before, after } = places[0] as (typeof places)[0];
    expect(stretches[0]).toMatchObject({ lo95: before.x, hi95: after.x });
    expect(before.x).toBeLessThan(0.3);
    expect(after.x).toBeGreaterThanOrEqual(0.3);
    expect(after.x - before.x).toBeLessThanOrEqual(1 / 1024);
  });

  it('says where nothing crosses, and that it is clear', async () => {
    const { crossing, rounds } = await along((x) => 0.1 * x, 0.05, unit);
    expect(searched(crossing)).toMatchObject({ kind: 'not-crossed', places: [], stretches: [], narrowed: true });
    expect(rounds).toHaveLength(1);
  });

  it('says where nothing crosses but chance could hide a crossing', async () => {
    const { crossing } = await along((x) => 0.45 * x, 0.1, unit);
    const { kind, stretches } = searched(crossing);
    expect(kind).toBe('not-crossed');
    expect(stretches).toMatchObject([{ hi95: undefined, openBelow: false, openAbove: true, places: [] }]);
    expect(stretches[0]?.lo95).toBeCloseTo(0.4 / 0.45, 2);
    const hump = searched((await along((x) => 0.45 - Math.abs(x - 0.5), 0.1, unit)).crossing);
    expect(hump).toMatchObject({
      kind: 'not-crossed',
      stretches: [{ openBelow: false, openAbove: false, places: [] }],
    });
  });

  it('leaves ends open that run beyond the range', async () => {
    const wide = searched((await along((x) => x, 2, unit)).crossing);
    expect(wide.stretches).toMatchObject([
      { lo95: undefined, hi95: undefined, openBelow: true, openAbove: true, places: [{}] },
    ]);
    const below = searched((await along((x) => x, 0.3, unit, 0.2)).crossing);
    expect(below.stretches).toMatchObject([{ lo95: undefined, openBelow: true, openAbove: false }]);
    expect(below.stretches[0]?.hi95).toBeCloseTo(0.5, 2);
  });

  it('lists several places, each with its own interval where what lies between is clear', async () => {
    const zigzag = (x: number): number => Math.abs(Math.abs(4 * x - 2) - 1);
    const { crossing } = await along(zigzag, 0.1, unit);
    const { places, stretches, monotone } = searched(crossing);
    expect(monotone).toBe(false);
    for (const [index, truth] of [0.125, 0.375, 0.625, 0.875].entries()) {
      expect(Math.abs((places[index]?.x ?? Number.NaN) - truth)).toBeLessThanOrEqual(1 / 1024);
      expect(stretchesAt(crossing as Searched, truth)).toEqual([stretches[index]]);
    }
    expect(stretches).toHaveLength(4);
    expect(stretches.map(({ crossing: x }) => x)).toEqual(places.map(({ x }) => x));
    const merged = searched((await along(zigzag, 0.7, unit)).crossing);
    expect(merged.places).toHaveLength(4);
    expect(merged.stretches).toMatchObject([{ crossing: undefined, openBelow: true, openAbove: true }]);
  });

  it('bisects whole numbers down to neighbours', async () => {
    const { crossing, rounds } = await along((x) => x / 100, 0.03, { lo: 0, hi: 100, whole: true }, 0.375);
    const { places, stretches, points, tolerance } = searched(crossing);
    expect(tolerance).toBe(1);
    expect(rounds[0]).toEqual([0, 13, 25, 38, 50, 63, 75, 88, 100]);
    expect(points.every(({ x }) => Number.isInteger(x))).toBe(true);
    expect(places).toMatchObject([{ before: { x: 37 }, after: { x: 38 }, x: 37.5 }]);
    expect(stretches).toMatchObject([{ lo95: 34, hi95: 41 }]);
    const few = await along((x) => x, 0, { lo: -1, hi: 2, whole: true }, 0.5);
    expect(few.rounds).toEqual([[-1, 0, 1, 2]]);
    expect(searched(few.crossing).places).toMatchObject([{ before: { x: 0 }, after: { x: 1 } }]);
  });

  it('stops where a number is missing, and says where', async () => {
    const { rounds, playAll } = recorded((x: number) => judged(x > 0.6 && x < 0.7 ? nothing : around(x, 0.05)));
    const crossing = await findCrossing(playAll, unit);
    expect(crossing).toMatchObject({ kind: 'missing', at: { x: 0.625 }, rounds: 1 });
    expect(rounds).toHaveLength(1);
  });

  it('keeps to the values it may play, flips before ends, and says that it did', async () => {
    const { crossing, rounds } = await along((x) => x, 0.1, { ...unit, most: 14 }, 0.3);
    const { points, narrowed, places } = searched(crossing);
    expect(points).toHaveLength(14);
    expect(narrowed).toBe(false);
    const { before, after } = places[0] as (typeof places)[0];
    expect(after.x - before.x).toBeLessThan(0.125);
    expect(rounds.flat()).toHaveLength(14);
  });

  it('is the same for any number of values played at once', async () => {
    const runs = bernoulliRuns('order', 500, (x) => x);
    const answer = (x: number): Verdict => judged(runs(x));
    const forwards = await findCrossing(async (values) => values.map(answer), unit);
    const backwards = await findCrossing(async (values) => values.toReversed().map(answer).toReversed(), unit);
    expect(backwards).toEqual(forwards);
  });

  it.each<[string, CrossingSettings]>([
    ['an empty range', { lo: 1, hi: 1 }],
    ['a range without end', { lo: 0, hi: Infinity }],
    ['a missing end', { lo: Number.NaN, hi: 1 }],
    ['fractions as whole numbers', { lo: 0.5, hi: 3, whole: true }],
    ['no tolerance', { ...unit, tolerance: 0 }],
    ['a missing tolerance', { ...unit, tolerance: Number.NaN }],
    ['one value', { ...unit, scan: 1 }],
    ['fewer values than it begins with', { ...unit, most: 8 }],
  ])('refuses %s', async (_, settings) => {
    await expect(along((x) => x, 0, settings)).rejects.toThrow(RangeError);
  });

  it('refuses a round that is not answered in full', async () => {
    await expect(findCrossing(async () => [judged(shareOf(1, 2))], unit)).rejects.toThrow('expected 9 verdicts, got 1');
  });
});
