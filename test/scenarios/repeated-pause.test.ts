// The scenario of a watched agreement against its closed forms: the share of ticks in peace, and what keeping and cheating
// are worth.

import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { toNumber } from '../../engine/games/exact/to-number.ts';
import { criticalDiscount } from '../../engine/games/repeated/critical-discount.ts';
import { shareInPeace } from '../../engine/games/repeated/share-in-peace.ts';
import { runColumns } from '../../engine/run/columns.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { openWith } from './open-with.ts';

const scenario = './scenarios/literature/repeated-pause.yaml';

const play = async (set: Readonly<Record<string, number | string>>, runs: number, from = 0) => {
  const model = await openWith(scenario, set);
  const place = runColumns(model, compile(model).program.slots).findIndex(({ key }) => key === 'value|First');
  const values: number[] = [];
  const shares: number[] = [];
  for await (const { outcome, measures, pooled } of simulate(model, { seed: 'watched', runs, from })) {
    expect(outcome).toBe('horizon');
    values.push(measures[place] as number);
    shares.push((pooled[0] as number) / (pooled[1] as number));
  }
  return { values, shares };
};

/** Mean and standard error. */
const meanOf = (values: readonly number[]): readonly [mean: number, error: number] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (values.length - 1) / values.length)];
};

describe('the share of ticks in peace is (1 + f L) / (1 + f L + f K), within four standard errors', () => {
  it.each([
    [0.02, 0, 5],
    [0.02, 3, 5],
    [0.1, 4, 4],
    [0.3, 0, 1],
    [0.05, 12, 24],
  ])('f %d, L %d, K %d', async (f, L, K) => {
    const [mean, error] = meanOf((await play({ f, L, K }, 160)).shares);
    const share = toNumber(shareInPeace({ falseAlarm: f, lag: L, trigger: { kind: 'snap-back', length: K } }));
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(mean - share)).toBeLessThan(4 * error);
  });
});

describe('what keeping and cheating for ever are worth', () => {
  /** P / (1 − δ) + (v − P) (1 − E) / (1 − E δ^K) / (1 − δ), P = 1, E the mean of δ^(length of a spell of peace). */
  const worth = (paid: number, chance: number, L: number, K: number, delta: number): number => {
    const spell = (delta ** (L + 1) * chance) / (1 - delta * (1 - chance));
    return (1 + ((paid - 1) * (1 - spell)) / (1 - spell * delta ** K)) / (1 - delta);
  };

  it.each([
    [0.5, 0.02, 0, 5, 0.9],
    [0.5, 0.02, 3, 5, 0.9],
    [0.3, 0.05, 2, 10, 0.8],
  ])('q %d, f %d, L %d, K %d, δ %d', async (q, f, L, K, delta) => {
    const set = { q, f, L, K, delta };
    const keeping = meanOf((await play({ ...set, 'First.plan.rule': '{fixed: {play: keep}}' }, 160)).values);
    const cheating = meanOf((await play({ ...set, 'First.plan.rule': '{fixed: {play: cheat}}' }, 160, 1000)).values);
    expect(worth(3, 0, L, K, delta)).toBeCloseTo(3 / (1 - delta), 12);
    expect(Math.abs(keeping[0] - worth(3, f, L, K, delta))).toBeLessThan(4 * keeping[1]);
    expect(Math.abs(cheating[0] - worth(5, q, L, K, delta))).toBeLessThan(4 * cheating[1]);
  });

  it('is the same at the critical discount', () => {
    for (const [q, K] of [
      [0.9, 20],
      [0.5, 12],
    ] as const) {
      const stakes = { temptation: 5, reward: 3, punishment: 1 };
      const monitoring = { detection: q, falseAlarm: 0, lag: 2, trigger: { kind: 'snap-back', length: K } } as const;
      const { discount } = criticalDiscount(stakes, monitoring);
      if (discount.kind !== 'least') throw new Error(discount.reason);
      const delta = discount.value;
      expect(worth(5, q, 2, K, delta)).toBeCloseTo(worth(3, 0, 2, K, delta), 9);
    }
  });
});
