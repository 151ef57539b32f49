import { describe, expect, it } from 'vitest';
import { insideBox, type PrimBox, type PrimFactor, prim } from '../../engine/analysis/prim.ts';
import * as fc from '../properties/seeded.ts';
import { dimensionsAndLimits, expectFound, pointsInside } from './prim/expect-found.ts';
import { latinHypercube, numbers, planted, shuffledIndices, uniforms } from './prim/planted.ts';

const firstBox = (
  factors: readonly PrimFactor[],
  x: readonly (readonly number[])[],
  y: readonly number[],
): PrimBox | undefined => prim(factors, x, y).boxes[0];

/** All 50 of them in prim.long.test.ts. */
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

/** A small set of points with many ties: a number on a grid, a whole number, a free number, a category. */
const smallPoints = (seed: number): { factors: PrimFactor[]; x: number[][]; y: number[] } => {
  const uniform = uniforms(`small ${seed}`);
  const points = 40 + Math.floor(160 * uniform());
  const x = Array.from({ length: points }, () => [
    Math.floor(41 * uniform()) / 40,
    Math.floor(6 * uniform()) - 2,
    100 * uniform(),
    Math.floor(4 * uniform()),
  ]);
  const factors: PrimFactor[] = [
    { name: 'grid', kind: 'number' },
    { name: 'whole', kind: 'number', unit: 'months' },
    { name: 'free', kind: 'number' },
    { name: 'rule', kind: 'category', levels: ['a', 'b', 'c', 'd'] },
  ];
  const y = x.map(([grid = 0, whole = 0, , rule]) => {
    const inside = grid > 0.3 && whole < 3 && rule !== 2;
    return uniform() < 0.15 ? Math.floor(11 * uniform()) / 10 : inside ? 1 : 0;
  });
  return { factors, x, y };
};

describe('prim on planted boxes', () => {
  it.each(dimensionsAndLimits)(
    'finds a box of %i dimensions with limits on %i, for every seed',
    (dimensions, relevant) => {
      expectFound(seeds, dimensions, relevant);
    },
  );

  it('finds them through noise: shares around 0.85 inside and 0.15 outside', () => {
    for (const seed of seeds) {
      const { factors, x, inside } = planted(`noise ${seed}`, 5, 2);
      const uniform = uniforms(`noise of ${seed}`);
      // 20 runs per point.
      const y = inside.map(
        (is) => Array.from({ length: 20 }, uniform).filter((u) => u < (is ? 0.85 : 0.15)).length / 20,
      );
      const box = firstBox(factors, x, y) as PrimBox;
      const found = pointsInside(box, factors, x);
      const hits = found.filter((point) => inside[point]).length;
      expect(hits / found.length, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
      expect(hits / inside.filter(Boolean).length, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
      expect(box.density, `seed ${seed}`).toBeGreaterThan(0.75);
      expect(
        box.limits.every(({ factor }) => factor === 'factor 0' || factor === 'factor 1'),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it('finds one where nearly everything is positive', () => {
    for (const seed of seeds) {
      const uniform = uniforms(`common ${seed}`);
      const x = latinHypercube(1000, 4, uniform);
      const y = x.map(([a = 0, b = 0]) => (a > 0.3 && b < 0.8 ? 1 : uniform() < 0.5 ? 1 : 0));
      const box = firstBox(numbers(4), x, y) as PrimBox;
      expect(box.density, `seed ${seed}`).toBeGreaterThan(0.9);
      expect(box.coverage, `seed ${seed}`).toBeGreaterThan(0.55);
    }
  });

  it('finds levels of a category and whole levels of a grid of 41 values', () => {
    for (const seed of seeds) {
      const uniform = uniforms(`levels ${seed}`);
      const x = Array.from({ length: 1500 }, () => [
        Math.floor(41 * uniform()) / 40,
        Math.floor(5 * uniform()),
        Math.floor(41 * uniform()) / 40,
      ]);
      const factors: PrimFactor[] = [
        { name: 'hazard', kind: 'number' },
        { name: 'rule', kind: 'category', levels: ['a', 'b', 'c', 'd', 'e'] },
        { name: 'other', kind: 'number' },
      ];
      const y = x.map(([hazard = 0, rule]) => (hazard > 0.6 && (rule === 1 || rule === 4) ? 1 : 0));
      const box = firstBox(factors, x, y) as PrimBox;
      expect(box.limits.map(({ p, ...limit }) => limit)).toEqual([
        { factor: 'hazard', side: 'above', value: 0.61, whole: false },
        { factor: 'rule', side: 'among', levels: ['b', 'e'], not: ['a', 'c', 'd'] },
      ]);
      expect([box.coverage, box.density]).toEqual([1, 1]);
    }
  });

  it('finds two boxes by covering, each counted without the points of the one before', () => {
    for (const seed of seeds) {
      const x = latinHypercube(1000, 3, uniforms(`two ${seed}`));
      const y = x.map(([a = 0, b = 0]) => ((a < 0.4 && b < 0.5) || (a > 0.75 && b > 0.5) ? 1 : 0));
      const { boxes, together, end } = prim(numbers(3), x, y, { maximumBoxes: 4 });
      expect(boxes.map(({ before }) => before)).toEqual(boxes.map((_, index) => index));
      expect(together.coverage, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
      expect(together.density, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
      expect(together.points).toBe(boxes.reduce((sum, { points }) => sum + points, 0));
      expect(boxes.reduce((sum, { coverage }) => sum + coverage, 0)).toBeCloseTo(together.coverage, 12);
      expect(end).not.toBe('enough boxes');
      const inAny = x.filter((point) => boxes.some(({ limits }) => insideBox(limits, numbers(3), point)));
      expect(inAny.length).toBe(together.points);
    }
  });
});

describe('the trajectory', () => {
  it('begins with all points, loses some with every peel, and says what its limits hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { factors, x, y } = smallPoints(seed);
        const total = y.reduce((sum, share) => sum + share, 0);
        const box = firstBox(factors, x, y);
        if (!box) return;
        const [all] = box.trajectory;
        expect(all).toMatchObject({ mass: 1, restricted: 0, limits: [], explained: 0, points: x.length });
        expect(all?.coverage).toBe(1);
        box.trajectory.forEach((one, k) => {
          const before = box.trajectory[k - 1];
          const inside = x.flatMap((point, index) => (insideBox(one.limits, factors, point) ? [index] : []));
          const sum = inside.reduce((share, index) => share + (y[index] as number), 0);
          expect(inside.length).toBe(one.points);
          expect(inside.length).toBeGreaterThanOrEqual(0.05 * x.length);
          expect(one.density).toBeCloseTo(sum / inside.length, 8);
          expect(one.coverage).toBeCloseTo(sum / total, 8);
          expect(one.restricted).toBe(new Set(one.limits.map(({ factor }) => factor)).size);
          if (before) expect(one.points).toBeLessThan(before.points);
        });
        const most = Math.max(...box.trajectory.map(({ explained }) => explained));
        expect(box.trajectory[box.picked]?.explained).toBe(most);
        if (box.lifted.length === 0) expect(box.explained).toBeGreaterThanOrEqual(most * (1 - 1e-12));
      }),
      { numRuns: 30 },
    );
  });

  it('peels whole values: several small ones together, one large one alone, never the last', () => {
    const one: PrimFactor[] = [{ name: 'a', kind: 'number' }];
    // 50 points at 0, then 10 at each of 1 … 5; only 5 is positive, which is a tenth of all.
    const x = Array.from({ length: 100 }, (_, point) => [point < 50 ? 0 : Math.floor(point / 10) - 4]);
    const y = x.map(([value]) => (value === 5 ? 1 : 0));
    const told = (alpha: number): unknown[] =>
      (prim(one, x, y, { alpha }).boxes[0] as PrimBox).trajectory.map(({ points, limits }) => [
        points,
        ...limits.map((limit) => (limit.side === 'among' ? limit.levels : limit.value)),
      ]);
    expect(told(0.05)).toEqual([[100], [50, 0.5], [40, 1.5], [30, 2.5], [20, 3.5], [10, 4.5]]);
    // 20 of 50 points are two whole values, 0.4 of the 30 left only one.
    expect(told(0.4)).toEqual([[100], [50, 0.5], [30, 2.5], [20, 3.5], [10, 4.5]]);
  });

  it('keeps only limits that do enough, and all with largestP 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { factors, x, y } = smallPoints(seed);
        const { boxes } = prim(factors, x, y, { maximumBoxes: 3 });
        for (const { limits, lifted, points, density, mass } of boxes) {
          expect(limits.every(({ p }) => p >= 0 && p <= 0.05)).toBe(true);
          expect(lifted.every(({ p }) => p > 0.05)).toBe(true);
          expect(mass).toBeGreaterThanOrEqual(0.05);
          expect(points).toBeGreaterThan(0);
          expect(density).toBeGreaterThan(prim(factors, x, y).base);
        }
        expect(prim(factors, x, y, { largestP: 1 }).boxes[0]?.lifted ?? []).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('gives any of its boxes as it stands', () => {
    const { factors, x, y } = smallPoints(1);
    const box = firstBox(factors, x, y) as PrimBox;
    box.trajectory.forEach((one, pick) => {
      const picked = prim(factors, x, y, { pick }).boxes[0];
      if (one.density <= prim(factors, x, y).base) expect(picked).toBeUndefined();
      else {
        const { coverage, density, mass, points, explained } = picked as PrimBox;
        expect({ coverage, density, mass, points, explained }).toEqual({
          coverage: one.coverage,
          density: one.density,
          mass: one.mass,
          points: one.points,
          explained: one.explained,
        });
        expect(picked?.limits.map(({ p, ...limit }) => limit)).toEqual(one.limits);
        expect(picked?.picked).toBe(pick);
      }
    });
    expect(() => prim(factors, x, y, { pick: box.trajectory.length })).toThrow(RangeError);
  });

  it('computes a quasi-p-value by hand', () => {
    // Ten points, the upper five positive; the box above the middle has five of five, without its limit five of ten.
    const x = Array.from({ length: 10 }, (_, point) => [point]);
    const y = x.map(([value = 0]) => (value >= 5 ? 1 : 0));
    const [box] = prim([{ name: 'only', kind: 'number' }], x, y).boxes;
    expect(box).toMatchObject({ coverage: 1, density: 1, mass: 0.5, points: 5 });
    expect(box?.limits).toHaveLength(1);
    expect(box?.limits[0]).toMatchObject({ factor: 'only', side: 'above', value: 4.5, whole: true });
    expect(box?.limits[0]?.p).toBeCloseTo(1 / 32, 14);
  });
});

describe('the quasi-p-value of shares', () => {
  it('is that of a random choice among the points without the limit', () => {
    // The upper two of 0.2, 0.4, 0.6, 0.8: mean 1, variance 2 · 0.05 · 2 / 3, so z = 0.4 / √(1 / 15) = 1.549.
    const [box] = prim([{ name: 'only', kind: 'number' }], [[1], [2], [3], [4]], [0.2, 0.4, 0.6, 0.8], {
      largestP: 1,
    }).boxes;
    expect(box).toMatchObject({ points: 2, picked: 2 });
    expect(box?.density).toBeCloseTo(0.7, 9);
    expect(box?.explained).toBeCloseTo(0.8, 8);
    expect(box?.limits).toHaveLength(1);
    expect(box?.limits[0]?.p).toBeCloseTo(0.060668, 5);
  });
});

describe('prim does not depend on', () => {
  it('the scale of a factor: increasing maps leave the same points inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { factors, x, y } = smallPoints(seed);
        const mapped = x.map(([grid = 0, whole = 0, free = 0, rule = 0]) => [
          grid * grid * grid - 7,
          whole * 1000,
          Math.sqrt(free),
          rule,
        ]);
        const boxes = prim(factors, x, y, { maximumBoxes: 3 }).boxes;
        const others = prim(factors, mapped, y, { maximumBoxes: 3 }).boxes;
        expect(others.length).toBe(boxes.length);
        boxes.forEach((box, index) => {
          const other = others[index] as PrimBox;
          expect(pointsInside(other, factors, mapped)).toEqual(pointsInside(box, factors, x));
          const plain = ({ limits, lifted, trajectory, ...measures }: PrimBox): unknown => [
            measures,
            [...limits, ...lifted].map(({ factor, side, p }) => [factor, side, p]),
            trajectory.map(({ limits, ...step }) => step),
          ];
          expect(plain(other)).toEqual(plain(box));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('the order of points, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { factors, x, y } = smallPoints(seed);
        const order = shuffledIndices(x.length, uniforms(`order ${seed}`));
        const moved = prim(
          factors,
          order.map((point) => x[point] as number[]),
          order.map((point) => y[point] as number),
          { maximumBoxes: 3 },
        );
        expect(moved).toEqual(prim(factors, x, y, { maximumBoxes: 3 }));
      }),
      { numRuns: 30 },
    );
  });

  it('the order of factors, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { factors, x, y } = smallPoints(seed);
        const order = shuffledIndices(factors.length, uniforms(`order ${seed}`));
        const moved = prim(
          order.map((place) => factors[place] as PrimFactor),
          x.map((point) => order.map((place) => point[place] as number)),
          y,
          { maximumBoxes: 3 },
        );
        expect(moved).toEqual(prim(factors, x, y, { maximumBoxes: 3 }));
      }),
      { numRuns: 30 },
    );
  });

  it('objects that it leaves untouched, and gives plain data', () => {
    const { factors, x, y } = smallPoints(3);
    const before = JSON.stringify({ factors, x, y });
    const result = prim(Object.freeze(factors), Object.freeze(x), Object.freeze(y));
    expect(JSON.stringify({ factors, x, y })).toBe(before);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('prim without a box', () => {
  const x = [[1], [2], [3], [4]];
  const one: PrimFactor[] = [{ name: 'a', kind: 'number' }];

  it.each([
    ['no points', one, [], []],
    ['none positive', one, x, [0, 0, 0, 0]],
    ['all alike', one, x, [1, 1, 1, 1]],
    ['all alike', one, x, [0.3, 0.3, 0.3, 0.3]],
    ['no box', one, [[1], [1], [1], [1]], [0, 1, 0, 1]],
    ['no box', [], [[], []], [0, 1]],
    ['no box', one, x, [0, 1, 0, 1]],
    ['no box', [{ name: 'a', kind: 'category', levels: ['x', 'y'] }] as PrimFactor[], [[0], [0]], [0, 1]],
  ] as const)('says %s', (end, factors, points, y) => {
    const result = prim(factors, points, y);
    expect(result.boxes).toEqual([]);
    expect(result.end).toBe(end);
    expect(result.together).toMatchObject({ coverage: 0, density: 0, mass: 0, points: 0 });
  });

  it('stops with a reason after the last box', () => {
    const many = Array.from({ length: 100 }, (_, point) => [point]);
    const y = many.map(([value = 0]) => (value < 30 ? 1 : 0));
    expect(prim(one, many, y)).toMatchObject({ end: 'none positive', together: { coverage: 1, density: 1 } });
    const twice = many.map(([value = 0]) => (value < 30 || value >= 80 ? 1 : 0));
    expect(prim(one, many, twice).end).toBe('enough boxes');
    expect(prim(one, many, twice, { maximumBoxes: 2 })).toMatchObject({
      end: 'none positive',
      together: { coverage: 1 },
    });
  });
});

describe('prim refuses', () => {
  const factors: PrimFactor[] = [
    { name: 'a', kind: 'number' },
    { name: 'b', kind: 'category', levels: ['x', 'y'] },
  ];
  it.each([
    ['a NaN', factors, [[Number.NaN, 0]], [0], {}],
    ['an infinite number', factors, [[Number.POSITIVE_INFINITY, 0]], [0], {}],
    ['an unknown level', factors, [[1, 2]], [0], {}],
    ['half a level', factors, [[1, 0.5]], [0], {}],
    ['a short point', factors, [[1]], [0], {}],
    ['a long point', factors, [[1, 0, 0]], [0], {}],
    ['y missing', factors, [[1, 0]], [], {}],
    ['y above 1', factors, [[1, 0]], [1.1], {}],
    ['y not a number', factors, [[1, 0]], [Number.NaN], {}],
    ['a name twice', [factors[0], factors[0]], [[1, 1]], [0], {}],
    ['a level twice', [{ name: 'c', kind: 'category', levels: ['x', 'x'] }], [[1]], [0], {}],
    ['alpha 0', factors, [[1, 0]], [0], { alpha: 0 }],
    ['alpha 1', factors, [[1, 0]], [0], { alpha: 1 }],
    ['no mass', factors, [[1, 0]], [0], { minimumMass: 0 }],
    ['no p', factors, [[1, 0]], [0], { largestP: 0 }],
    ['no boxes', factors, [[1, 0]], [0], { maximumBoxes: 0 }],
    ['half a box', factors, [[1, 0]], [0], { maximumBoxes: 1.5 }],
  ])('%s', (_, given, x, y, options) => {
    expect(() => prim(given as PrimFactor[], x, y, options)).toThrow(RangeError);
  });
});
