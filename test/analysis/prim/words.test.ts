import { describe, expect, it } from 'vitest';
import { exactNumber } from '../../../engine/analysis/prim/words.ts';
import {
  boxSentence,
  endSentence,
  insideBox,
  type PrimBox,
  type PrimFactor,
  type PrimResult,
  prim,
  type TestedLimit,
} from '../../../engine/analysis/prim.ts';
import * as fc from '../../properties/seeded.ts';
import { latinHypercube, uniforms } from './planted.ts';

const factors: PrimFactor[] = [
  { name: 'hazard', kind: 'number' },
  { name: 'detection', kind: 'number', unit: '1' },
  { name: 'length', kind: 'number', unit: 'months' },
  { name: 'rule', kind: 'category', levels: ['grim', 'tit-for-tat', 'fixed'] },
];

const result: PrimResult = {
  points: 100,
  base: 0.13,
  binary: true,
  boxes: [],
  together: { coverage: 0, density: 0, mass: 0, points: 0 },
  end: 'enough boxes',
};

const box = (limits: readonly TestedLimit[], other: Partial<PrimBox> = {}): PrimBox => ({
  coverage: 0.92,
  density: 0.95,
  mass: 0.12,
  points: 12,
  explained: 0.8,
  lifted: [],
  before: 0,
  picked: 3,
  trajectory: [],
  ...other,
  limits,
});

const above = (factor: string, value: number, p = 0, whole = false): TestedLimit => ({
  factor,
  side: 'above',
  value,
  whole,
  p,
});
const below = (factor: string, value: number, p = 0, whole = false): TestedLimit => ({
  factor,
  side: 'below',
  value,
  whole,
  p,
});
const among = (levels: string[], not: string[], p = 0): TestedLimit => ({
  factor: 'rule',
  side: 'among',
  levels,
  not,
  p,
});

const event = 'catastrophe in more than half of the runs';
const say = (limits: readonly TestedLimit[], other?: Partial<PrimBox>, of = result): string =>
  boxSentence(box(limits, other), of, factors, { event });
const conditions = (...limits: TestedLimit[]): string =>
  say(limits)
    .replace(/^.* when /, '')
    .replace(/ \(covers.*/, '');

describe('boxSentence', () => {
  it('tells limits and evidence', () => {
    expect(say([above('hazard', 0.31), below('detection', 0.4)])).toBe(
      'catastrophe in more than half of the runs when hazard is above 0.31 and detection below 0.4 (covers 92 % of such ' +
        'points, 95 % of the points inside are such; 12 of 100 points are inside)',
    );
  });

  it('tells shares of runs, and later boxes as what they add', () => {
    expect(say([above('hazard', 0.31)], {}, { ...result, binary: false })).toContain(
      '(covers 92 % of such runs, 95 % of the runs inside are such; 12 of 100 points are inside)',
    );
    expect(say([above('hazard', 0.31)], { before: 1 })).toContain(
      '(covers another 92 % of such points, 95 % of the points that it adds are such; it adds 12 of 100 points)',
    );
  });

  it.each([
    ['hazard is between 0.2 and 0.4', [above('hazard', 0.2), below('hazard', 0.4)]],
    ['length is at least 4 months', [above('length', 3.5, 0, true)]],
    ['length is at most 7 months', [below('length', 7.5, 0, true)]],
    ['length is at least 4 months', [above('length', 3, 0, true)]],
    ['length is at most 6 months', [below('length', 7, 0, true)]],
    ['length is from 4 to 7 months', [above('length', 3.5, 0, true), below('length', 7.5, 0, true)]],
    ['length is 4 months', [above('length', 3.5, 0, true), below('length', 4.5, 0, true)]],
    ['rule is grim', [among(['grim'], ['tit-for-tat', 'fixed'])]],
    ['rule is not fixed', [among(['grim', 'tit-for-tat'], ['fixed'])]],
    ['rule is grim or fixed', [{ ...among(['grim', 'fixed'], ['tit-for-tat', 'other']) }]],
    [
      'length is above 1.5 months, hazard below −0.2 and rule is grim',
      [below('hazard', -0.2, 1e-3), above('length', 1.5, 1e-6), among(['grim'], ['tit-for-tat', 'fixed'], 0.01)],
    ],
  ] as const)('says "%s"', (text, limits) => {
    expect(conditions(...limits)).toBe(text);
  });

  it('takes names and numbers from the caller', () => {
    const text = boxSentence(box([above('hazard', 0.25)]), result, factors, {
      event: 'x',
      describe: ({ name }) => `the ${name}`,
      formatNumber: (value) => `${100 * value} %`,
    });
    expect(text).toContain('x when the hazard is above 25 % (');
  });

  it('rounds no share to 0 or 100 that is not', () => {
    expect(say([above('hazard', 0.1)], { coverage: 0.9999, density: 1 })).toContain(
      'covers 99.99 % of such points, 100 % of the points inside',
    );
    expect(say([above('hazard', 0.1)], { coverage: 0.0004 })).toContain('covers 0.04 %');
  });

  it('refuses a box of other factors', () => {
    expect(() => say([above('unknown', 1)])).toThrow(RangeError);
  });

  it('prints limits that hold the same points as the box', () => {
    const parse = (text: string): number => {
      const plain = text.replaceAll(',', '').replace('−', '-').replace(' × 10', 'e');
      return Number(plain.replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => (c === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))));
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -12, max: 12 }), (seed, power) => {
        const uniform = uniforms(`words ${seed}`);
        const scale = Number(`1e${power}`);
        const one: PrimFactor[] = [
          { name: 'a', kind: 'number' },
          { name: 'b', kind: 'number', unit: 'months' },
        ];
        const x = latinHypercube(100, 2, uniform).map(([a = 0, b = 0]) => [(a - 0.5) * scale, Math.floor(8 * b)]);
        const y = x.map(([a = 0, b = 0]) => (a > -0.2 * scale && b < 5 && uniform() < 0.9 ? 1 : 0));
        const found = prim(one, x, y);
        for (const box of found.boxes) {
          const text = boxSentence(box, found, one, { event: 'e' });
          const number = '([−\\d.,]+(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)';
          const read = (name: string, words: string): number | undefined => {
            const match = new RegExp(`\\b${name} (?:is )?${words}`).exec(text);
            return match ? parse(match[1] as string) : undefined;
          };
          const holds = ([a = 0, b = 0]: readonly number[]): boolean => {
            const lows = [read('a', `above ${number}`), read('a', `between ${number}`)];
            const highs = [read('a', `below ${number}`), read('a', `between .* and ${number}`)];
            const most = [
              read('b', `at most ${number}`),
              read('b', `from .* to ${number}`),
              read('b', `${number} months`),
            ];
            const least = [read('b', `at least ${number}`), read('b', `from ${number}`), read('b', `${number} months`)];
            return (
              lows.every((low) => low === undefined || a > low) &&
              highs.every((high) => high === undefined || a < high) &&
              most.every((high) => high === undefined || b <= high) &&
              least.every((low) => low === undefined || b >= low)
            );
          };
          expect(text).toMatch(/\b(a|b) is /);
          expect(x.filter(holds)).toEqual(x.filter((point) => insideBox(box.limits, one, point)));
          expect(x.filter(holds).length).toBe(box.points);
          // Readable: the limits of 100 points need few digits.
          for (const limit of box.limits)
            if (limit.side !== 'among') expect(limit.value.toExponential().length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});

describe('exactNumber', () => {
  it.each([
    [0.31, '0.31'],
    [-0.31, '−0.31'],
    [0, '0'],
    [12345.5, '12,345.5'],
    [1234567, '1,234,567'],
    [12500000, '1.25 × 10⁷'],
    [-0.0000125, '−1.25 × 10⁻⁵'],
    [3e-7, '3 × 10⁻⁷'],
    [1e12, '1 × 10¹²'],
  ])('writes %d', (value, text) => {
    expect(exactNumber(value)).toBe(text);
  });
});

describe('endSentence', () => {
  const end = (other: Partial<PrimResult>): string | undefined => endSentence({ ...result, ...other }, 'the event');

  it('says why there is no box', () => {
    expect(end({ end: 'enough boxes' })).toBeUndefined();
    expect(end({ end: 'no points', points: 0, base: 0 })).toBe('the event: there are no points to look at');
    expect(end({ end: 'none positive', base: 0 })).toBe(
      'the event: in none of 100 points, so there is no box to look for',
    );
    expect(end({ end: 'all alike', base: 1 })).toBe(
      'the event: in every point alike (100 of 100 points), so there is no box to look for',
    );
    expect(end({ end: 'all alike', base: 0.3, binary: false })).toBe(
      'the event: in every point alike (30 % of the runs), so there is no box to look for',
    );
    expect(end({ end: 'no box' })).toBe('the event: no limits on what was varied set it apart (13 of 100 points)');
  });

  it('says why there is no further box', () => {
    const boxes = [box([above('hazard', 1)])];
    expect(end({ boxes, end: 'no box' })).toBe('no further box was found outside');
    expect(end({ boxes, end: 'none positive' })).toBe('no such points are left outside');
    expect(end({ boxes, end: 'all alike' })).toBe('only points that are alike are left outside');
    expect(end({ boxes, end: 'no points' })).toBe('no points are left outside');
  });
});
