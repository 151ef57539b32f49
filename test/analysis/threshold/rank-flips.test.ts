import { describe, expect, it } from 'vitest';
import {
  type Assumption,
  type Flip,
  type FlipSettings,
  type Held,
  type NumberAssumption,
  rankFlips,
} from '../../../engine/analysis/threshold/rank-flips.ts';
import type { Verdict } from '../../../engine/analysis/threshold/verdict.ts';
import * as fc from '../../properties/seeded.ts';
import { around, judged, nothing, recorded } from './known-curve.ts';

const number = (path: string, base: number, lo: number, hi: number, more = {}): NumberAssumption => ({
  ...{ path, base, lo, hi, whole: false, drawn: false, ...more },
});

/** How a share of 60 %, which must be at least 50 %, changes when one assumption is held at a value. */
const effects: { readonly [path: string]: (value: number) => number } = {
  // Below 0.5 from 0.3 down: 0.2 of the range.
  detection: (x) => 0.6 - 0.5 * (0.5 - x),
  // Below from just above 3 up: 0.25 of 0 … 8.
  penalty: (x) => 0.6 - 0.1 * (x - 2) - 0.001,
  // 0.54 at 4, 0.48 at 5: 2 of 20.
  labs: (x) => 0.6 - 0.06 * (x - 3),
  // Below between 0.66 and 0.75, and again from 0.95 on; 0.16 of the range.
  fear: (x) => ((x >= 0.66 && x < 0.75) || x >= 0.95 ? 0.2 : 0.7),
  // Nowhere below.
  rate: (x) => 0.55 + 0.1 * x,
  // Held at its median it is enough.
  tau: () => 0.45,
};
const options: { readonly [option: string]: number } = { open: 0.6, strict: 0.58, closed: 0.45, none: 0.1 };

const assumptions: readonly Assumption[] = [
  number('rate', 0.5, 0, 1),
  number('detection', 0.5, 0, 1),
  number('penalty', 2, 0, 8),
  { path: 'regime', base: 'open', options: ['open', 'strict', 'closed', 'none'], drawn: false },
  number('labs', 3, 1, 21, { whole: true }),
  number('fear', 0.5, 0, 1),
  number('tau', 12, 6, 24, { drawn: true }),
];

const answer = ({ path, value }: Held): Verdict =>
  judged(around(typeof value === 'string' ? (options[value] as number) : (effects[path]?.(value) as number), 0.1));
const base = judged(around(0.6, 0.05));

const search = async (
  asked: readonly Assumption[],
  settings: FlipSettings = {},
  answering: (held: Held) => Verdict = answer,
  from = base,
) => {
  const { rounds, playAll } = recorded(answering);
  return { found: await rankFlips(asked, playAll, from, settings), rounds };
};

const flipOf = (flips: readonly Flip[], path: string): Flip => {
  const flip = flips.find(({ assumption }) => assumption.path === path);
  if (!flip) throw new Error(`expected a flip of ${path}`);
  return flip;
};

describe('rankFlips', () => {
  it('ranks the smallest moves of seven assumptions with known ones', async () => {
    const { found } = await search(assumptions);
    expect(found.flips.map(({ assumption, direction }) => [assumption.path, direction])).toEqual([
      ['tau', 'held'],
      ['labs', 'up'],
      ['penalty', 'up'],
      ['fear', 'up'],
      ['detection', 'down'],
      ['regime', 'option'],
    ]);
    expect(found.steady.map(({ assumption }) => assumption.path)).toEqual(['rate']);
    expect(found.missing).toEqual([]);
    expect(flipOf(found.flips, 'tau')).toMatchObject({ value: 12, share: 0 });
    expect(flipOf(found.flips, 'labs')).toMatchObject({ value: 5, share: 0.1 });
    for (const [path, value, share] of [
      ['detection', 0.3, 0.2],
      ['penalty', 2.99, 0.99 / 8],
      ['fear', 0.66, 0.16],
    ] as const) {
      const flip = flipOf(found.flips, path);
      expect(flip.share).toBeGreaterThanOrEqual(share - 1e-9);
      expect(flip.share).toBeLessThanOrEqual(share + 1 / 256);
      const { lo, hi } = flip.assumption as NumberAssumption;
      expect(Math.abs((flip.value as number) - value)).toBeLessThanOrEqual((hi - lo) / 256);
      expect(flip.verdict.holds).toBe(false);
    }
  });

  it('tells a move that is small in its range to a 16th of itself', async () => {
    const precision = number('precision', 4, 0, 1000);
    const { flips } = await rankFlips(
      [precision],
      async (held) => held.map(({ value }) => judged(around((value as number) > 3 ? 0.9 : 0.1, 0.01))),
      judged(around(0.9, 0.01)),
    );
    const value = flipOf(flips, 'precision').value as number;
    expect(value).toBeLessThanOrEqual(3);
    expect(value).toBeGreaterThan(3 - 1 / 12);
  });

  it('says how sure a flip is where it is and at the end of the range', async () => {
    const { flips } = (await search(assumptions)).found;
    const detection = flipOf(flips, 'detection');
    expect(detection.verdict.clear).toBe(false);
    expect(detection.end).toEqual({ value: 0, verdict: judged(around(0.35, 0.1)) });
    expect(flipOf(flips, 'fear').verdict.clear).toBe(true);
    expect(flipOf(flips, 'penalty').end.value).toBe(8);
  });

  it('reports the option that flips clearly rather than the first that flips', async () => {
    const regime = flipOf((await search(assumptions)).found.flips, 'regime');
    expect(regime).toMatchObject({ value: 'none', share: 1, end: { value: 'none' } });
    expect(regime.trials.map(({ value }) => value)).toEqual(['strict', 'closed', 'none']);
    const fewer: Assumption = { path: 'regime', base: 'open', options: ['open', 'closed'], drawn: false };
    expect((await search([fewer])).found.flips).toMatchObject([{ value: 'closed', verdict: { clear: false } }]);
  });

  it('plays in rounds, everything that can be asked at once, and nothing twice', async () => {
    const { found, rounds } = await search(assumptions);
    const [ends = [], scans = []] = rounds;
    expect(ends.map(({ path, value }) => `${path} ${value}`)).toEqual([
      ...['rate 0', 'rate 1', 'detection 0', 'detection 1', 'penalty 0', 'penalty 8'],
      ...['regime strict', 'regime closed', 'regime none', 'labs 1', 'labs 21', 'fear 0', 'fear 1'],
      ...['tau 12', 'tau 6', 'tau 24'],
    ]);
    expect(scans.filter(({ path }) => path === 'labs').map(({ value }) => value)).toEqual([6, 10, 13, 17]);
    expect(new Set(scans.map(({ path }) => path))).toEqual(new Set(['detection', 'penalty', 'labs', 'fear']));
    const asked = rounds.flat().map(({ path, value }) => `${path} ${value}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(found).toMatchObject({ trials: asked.length, rounds: rounds.length });
    expect(rounds.length).toBeLessThanOrEqual(8);
  });

  it('takes the nearer of two sides, whichever that is', async () => {
    const either = number('x', 0.4, 0, 1);
    const near = (up: number, down: number) => (held: Held) => {
      const x = held.value as number;
      return judged(around(x >= 0.4 + up || x <= 0.4 - down ? 0.1 : 0.6, 0.01));
    };
    const { flips } = (await search([either], {}, near(0.2, 0.3))).found;
    expect(flips).toMatchObject([{ direction: 'up', end: { value: 1 } }]);
    expect(flips[0]?.share).toBeCloseTo(0.2, 2);
    const other = (await search([either], {}, near(0.35, 0.3))).found.flips;
    expect(other).toMatchObject([{ direction: 'down', end: { value: 0 } }]);
    expect(other[0]?.share).toBeCloseTo(0.3, 2);
  });

  it('holds a drawn option at each option, the usual one as well', async () => {
    const drawn: Assumption = { path: 'regime', base: 'open', options: ['open', 'strict'], drawn: true };
    expect((await search([drawn])).rounds).toEqual([
      [
        { path: 'regime', value: 'open' },
        { path: 'regime', value: 'strict' },
      ],
    ]);
  });

  it('needs no values for an option without another one, and looks one way from the end of a range', async () => {
    const only: Assumption = { path: 'regime', base: 'open', options: ['open'], drawn: false };
    const { found, rounds } = await search([only, number('rate', 0, 0, 1)]);
    expect(rounds).toEqual([[{ path: 'rate', value: 1 }]]);
    expect(found.steady.map(({ trials }) => trials.length)).toEqual([0, 1]);
  });

  it('concludes nothing from a value without an answer', async () => {
    const gap = (held: Held): Verdict => {
      const x = held.value as number;
      return judged(x > 0.8 ? nothing : around(x < 0.2 && held.path === 'b' ? 0.1 : 0.6, 0.1));
    };
    const { found } = await search([number('a', 0.5, 0, 1), number('b', 0.5, 0, 1)], {}, gap);
    expect(found.missing.map(({ assumption }) => assumption.path)).toEqual(['a']);
    expect(found.flips).toMatchObject([{ assumption: { path: 'b' }, direction: 'down' }]);
    expect(found.steady).toEqual([]);
  });

  it('puts equal moves in the order of their paths, and turns a no into a yes just so', async () => {
    const yes = (held: Held): Verdict => judged(around((held.value as number) > 0.25 ? 0.9 : 0.4, 0.05));
    const three = ['b', 'c', 'a'].map((path) => number(path, 0, 0, 1));
    const { flips } = (await search(three, {}, yes, judged(around(0.4, 0.05)))).found;
    expect(flips.map(({ assumption, verdict }) => [assumption.path, verdict.holds])).toEqual([
      ['a', true],
      ['b', true],
      ['c', true],
    ]);
  });

  it('finds the smallest move of any assumption with one edge on either side, in few values', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          lo: fc.double({ min: -100, max: 100, noNaN: true }),
          width: fc.double({ min: 0.1, max: 100, noNaN: true }),
          from: share,
          down: fc.option(share, { nil: undefined }),
          up: fc.option(share, { nil: undefined }),
          drawn: fc.boolean(),
        }),
        async ({ lo, width, from, down, up, drawn }) => {
          const hi = lo + width;
          const base = Math.min(hi, lo + from * width);
          const below = down === undefined ? -Infinity : base - down * (base - lo);
          const above = up === undefined ? Infinity : base + up * (hi - base);
          const flipped = (x: number): boolean => x < below || x > above;
          const edges = ({ value }: Held) => judged(around(flipped(value as number) ? 0.1 : 0.6, 0.1));
          const { found, rounds } = await search([number('x', base, lo, hi, { drawn })], {}, edges);
          const asked = rounds.flat().map(({ value }) => value as number);
          expect(new Set(asked).size).toBe(asked.length);
          expect(asked.every((x) => x >= lo && x <= hi)).toBe(true);
          const ends = [lo, hi].filter((end) => end !== base && flipped(end));
          expect(found.flips).toHaveLength(ends.length > 0 ? 1 : 0);
          expect(asked.length).toBeLessThanOrEqual(([2, 24, 45][ends.length] as number) + Number(drawn));
          const [flip] = found.flips;
          if (!flip) return;
          const moves = ends.map((end) => (end < base ? base - below : above - base) / (hi - lo));
          expect(flipped(flip.value as number)).toBe(true);
          expect(flip.share).toBeGreaterThanOrEqual(Math.min(...moves) - 1e-9);
          expect(flip.share).toBeLessThanOrEqual(Math.min(...moves) + 1 / 256 + 1e-9);
        },
      ),
    );
  });

  it('finds the very number where numbers are whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat({ max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat({ max: 8 }),
        async (lo, width, offset, distance, scan) => {
          const hi = lo + width;
          const base = lo + Math.min(offset, width);
          const flipped = (x: number): boolean => Math.abs(x - base) >= distance;
          const edges = ({ value }: Held) => judged(around(flipped(value as number) ? 0.1 : 0.6, 0.1));
          const { found, rounds } = await search([number('x', base, lo, hi, { whole: true })], { scan }, edges);
          expect(rounds.flat().every(({ value }) => Number.isInteger(value))).toBe(true);
          expect(found.flips.map(({ value }) => Math.abs((value as number) - base))).toEqual(
            distance <= Math.max(base - lo, hi - base) ? [distance] : [],
          );
        },
      ),
    );
  });

  it.each<[string, readonly Assumption[], FlipSettings]>([
    ['a base outside its range', [number('x', 2, 0, 1)], {}],
    ['a missing base', [number('x', Number.NaN, 0, 1)], {}],
    ['an empty range', [number('x', 1, 1, 1)], {}],
    ['a range without end', [number('x', 1, 0, Infinity)], {}],
    ['fractions as whole numbers', [number('x', 0.5, 0, 1, { whole: true })], {}],
    ['one path twice', [number('x', 0, 0, 1), number('x', 0, 0, 1)], {}],
    ['no tolerance', [number('x', 0, 0, 1)], { tolerance: 0 }],
    ['part of a value to scan', [number('x', 0, 0, 1)], { scan: 0.5 }],
  ])('refuses %s', async (_, asked, settings) => {
    await expect(search(asked, settings)).rejects.toThrow(RangeError);
  });

  it('refuses a base without an answer, and a round that is not answered in full', async () => {
    await expect(search(assumptions, {}, answer, judged(nothing))).rejects.toThrow('got none');
    await expect(rankFlips(assumptions, async () => [], base)).rejects.toThrow('expected 16 verdicts, got 0');
  });
});
