import { describe, expect, it } from 'vitest';
import { concludeBand, concludeDirection } from './conclude.ts';
import type { Effect } from './effect.ts';

const effect = (estimate: number, standardError = 0.01): Effect => ({
  ...{ estimate, standardError, centre: estimate, half95: 2 * standardError, n: 400 },
  levels: new Map([
    ['a', 1],
    ['b', 1 + estimate],
  ]),
});

const effects = (...estimates: readonly number[]): readonly Effect[] => estimates.map((estimate) => effect(estimate));

describe('a direction', () => {
  it('is told with its mean over points and the t interval between them', () => {
    const { mean, lo, hi, levels, points } = concludeDirection(effects(-0.2, -0.1, -0.3), -1);
    expect(mean).toBeCloseTo(-0.2, 12);
    // t(2) = 4.302653, sd 0.1
    expect(lo).toBeCloseTo(-0.2 - (4.302653 * 0.1) / Math.sqrt(3), 6);
    expect(hi).toBeCloseTo(-0.2 + (4.302653 * 0.1) / Math.sqrt(3), 6);
    expect(levels.b).toBeCloseTo(0.8, 12);
    expect(points).toBe(3);
  });

  it('comes out as stated, on average, not shown or opposite', () => {
    const many = (down: number, up: number) =>
      effects(...new Array<number>(down).fill(-0.2), ...new Array<number>(up).fill(0.1));
    expect(concludeDirection(many(27, 3), -1)).toMatchObject({ verdict: 'as stated', agreeing: 0.9, contrary: 0.1 });
    expect(concludeDirection(many(26, 4), -1).verdict).toBe('on average');
    expect(concludeDirection(many(10, 20), -1).verdict).toBe('not shown');
    expect(concludeDirection(many(27, 3), 1)).toMatchObject({ verdict: 'opposite', agreeing: 0.1, clear: 0.1 });
  });

  it('counts points as clear whose own interval is on one side', () => {
    const all = [effect(-0.2), effect(-0.01), effect(0.01), effect(0.2)];
    expect(concludeDirection(all, -1)).toMatchObject({ agreeing: 0.5, clear: 0.25, contrary: 0.25 });
  });

  it('leaves points without an answer out, and says how many', () => {
    const { points, unanswered, mean } = concludeDirection([effect(1), effect(Number.NaN), effect(3)], 1);
    expect([points, unanswered, mean]).toEqual([2, 1, 2]);
  });
});

describe('no effect', () => {
  it('has a 90 % interval between points', () => {
    const estimates = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 0.001 : -0.001));
    const { hi } = concludeBand(effects(...estimates), 0.02);
    const sd = Math.sqrt((12 * 1e-6) / 11);
    // t(11) at 95 %: 1.795885
    expect(hi).toBeCloseTo((1.795885 * sd) / Math.sqrt(12), 7);
  });

  it('is as stated where every point lies inside with its interval', () => {
    expect(concludeBand([effect(0.001, 0.002), effect(-0.001, 0.002)], 0.02)).toMatchObject({
      verdict: 'as stated',
      agreeing: 1,
    });
  });

  it('comes out on average, not shown or opposite', () => {
    const small = new Array<Effect>(11).fill(effect(0.001, 0.002));
    expect(concludeBand([...small, effect(0.019, 0.002)], 0.02).verdict).toBe('on average');
    expect(concludeBand([effect(0.01), effect(0.03)], 0.02).verdict).toBe('not shown');
    expect(
      concludeBand(
        [...small, ...small].map(() => effect(0.1, 0.002)),
        0.02,
      ),
    ).toMatchObject({
      verdict: 'opposite',
      contrary: 1,
    });
  });
});
