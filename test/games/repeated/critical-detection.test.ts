import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { add, compare, equal, type Rational, rational, subtract, ZERO } from '../../../engine/games/exact/rational.ts';
import { readRational } from '../../../engine/games/exact/read-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Trigger } from '../../../engine/games/repeated/agreement.ts';
import type { Critical } from '../../../engine/games/repeated/critical.ts';
import { criticalDetection } from '../../../engine/games/repeated/critical-detection.ts';
import { criticalDiscount } from '../../../engine/games/repeated/critical-discount.ts';
import { criticalPenalty } from '../../../engine/games/repeated/critical-penalty.ts';
import { shareInPeace } from '../../../engine/games/repeated/share-in-peace.ts';
import * as fc from '../../properties/seeded.ts';
import { stationaryShare, valuesAfterLongPeace } from './chain-value.ts';

const exact = (text: string): Rational => readRational(text)!;
const grim: Trigger = { kind: 'grim' };
const snapBack = (length: number): Trigger => ({ kind: 'snap-back', length });
const dilemma = { temptation: 5, reward: 3, punishment: 1 };
const shown = (critical: Critical): string =>
  critical.kind === 'least' && critical.exact ? formatRational(critical.exact) : critical.kind;

describe('the critical detection', () => {
  it('of grim undoes the critical discount: q = (1 − δ) x / (δ r)', () => {
    expect(shown(criticalDetection(dilemma, { trigger: grim }, exact('4/5')))).toBe('1/4');
    expect(shown(criticalDetection(dilemma, { trigger: grim }, exact('10/11')))).toBe('1/10');
    expect(shown(criticalDetection(dilemma, { trigger: grim, falseAlarm: exact('0.01') }, exact('25/37')))).toBe('1/2');
  });

  it('is none where even certain detection comes too late or costs too little', () => {
    expect(criticalDetection(dilemma, { trigger: grim, lag: 4 }, exact('0.87'))).toMatchObject({ kind: 'never' });
    expect(criticalDetection(dilemma, { trigger: grim, lag: 4 }, exact('0.871'))).toMatchObject({ kind: 'least' });
    expect(criticalDetection(dilemma, { trigger: snapBack(1) }, exact('0.99'))).toMatchObject({ kind: 'never' });
    expect(criticalDetection({ ...dilemma, temptation: 3 }, { trigger: grim }, 0)).toMatchObject({ kind: 'always' });
    expect(() => criticalDetection(dilemma, { trigger: grim }, 1)).toThrow(
      'discount: expected a factor from 0 to below 1, got 1',
    );
  });

  it('of very long breakdowns is reckoned in doubles', () => {
    const long = criticalDetection(dilemma, { trigger: snapBack(1_000_000), lag: 3 }, exact('0.9'));
    const ever = criticalDetection(dilemma, { trigger: grim, lag: 3 }, exact('0.9'));
    expect(long).toMatchObject({ kind: 'least' });
    if (long.kind !== 'least' || ever.kind !== 'least') throw new Error('expected numbers');
    expect(long.exact).toBeUndefined();
    expect(long.value).toBeCloseTo(ever.value, 12);
  });
});

describe('the critical fine', () => {
  it('of a single encounter is x / q, and none where breakdowns deter', () => {
    const monitoring = { detection: exact('1/4'), trigger: grim };
    expect(shown(criticalPenalty(dilemma, monitoring, 0))).toBe('8');
    expect(shown(criticalPenalty(dilemma, monitoring, exact('4/5')))).toBe('always');
    // x° = q δ r / (1 − δ) = 2/3 at δ = 4/7.
    expect(shown(criticalPenalty(dilemma, monitoring, exact('4/7')))).toBe('16/3');
    expect(criticalPenalty(dilemma, { detection: 0, trigger: grim }, 0)).toMatchObject({ kind: 'never' });
    expect(criticalPenalty({ ...dilemma, punishment: 4 }, monitoring, 0)).toMatchObject({ kind: 'never' });
  });
});

const parts = (least: number, most: number) =>
  fc.integer({ min: least * 60, max: most * 60 }).map((numerator) => rational(BigInt(numerator), 60n));

const agreements = fc
  .record({
    gain: parts(1 / 60, 3),
    stake: parts(1 / 60, 5),
    P: parts(-2, 2),
    q: parts(1 / 60, 1),
    f: parts(0, 0.1),
    L: fc.integer({ min: 0, max: 5 }),
    K: fc.integer({ min: 1, max: 12 }),
  })
  .filter(({ q, f }) => compare(q, f) >= 0)
  .map(({ gain, stake, P, q, f, L, K }) => {
    const R = add(P, stake);
    return { T: add(R, gain), R, P, q, f, L, K };
  });

describe('by the linear equations of the Markov chain, exactly', () => {
  it('keeping and cheating pay the same with the critical detection, and with the critical fine', () => {
    let detections = 0;
    let fines = 0;
    fc.assert(
      fc.property(agreements, parts(0, 59 / 60), (agreement, delta) => {
        const { T, R, P, q, f, L, K } = agreement;
        const stakes = { temptation: T, reward: R, punishment: P };
        const monitoring = { detection: q, falseAlarm: f, lag: L, trigger: snapBack(K) };
        const without = valuesAfterLongPeace(agreement, delta);
        const holds = compare(without.keeping, without.cheating) >= 0;
        const detection = criticalDetection(stakes, monitoring, delta);
        if (detection.kind === 'least') {
          detections += 1;
          const same = valuesAfterLongPeace({ ...agreement, q: detection.exact! }, delta);
          expect(equal(same.keeping, same.cheating)).toBe(true);
          expect(holds).toBe(compare(q, detection.exact!) >= 0);
        } else {
          expect(detection.kind).toBe('never');
          const surely = valuesAfterLongPeace({ ...agreement, q: rational(1n) }, delta);
          expect(compare(surely.keeping, surely.cheating)).toBe(-1);
        }
        const penalty = criticalPenalty(stakes, monitoring, delta);
        expect(penalty.kind === 'always').toBe(holds);
        if (penalty.kind === 'least') {
          fines += 1;
          const same = valuesAfterLongPeace(agreement, delta, penalty.exact!);
          expect(equal(same.keeping, same.cheating)).toBe(true);
        }
        const { discount } = criticalDiscount(stakes, monitoring);
        if (discount.kind === 'least' && Math.abs(discount.value - toNumber(delta)) > 1e-9)
          expect(holds).toBe(toNumber(delta) > discount.value);
        if (discount.kind === 'never') expect(holds).toBe(false);
      }),
      { numRuns: 200 },
    );
    expect(Math.min(detections, fines)).toBeGreaterThan(20);
  });

  it('payoffs in other units (positive affine) leave discount and detection, and scale the fine', () => {
    fc.assert(
      fc.property(agreements, parts(0, 59 / 60), ({ T, R, P, q, f, L, K }, delta) => {
        const monitoring = { detection: q, falseAlarm: f, lag: L, trigger: snapBack(K) };
        const affine = (value: Rational) => subtract(add(value, add(value, value)), rational(7n));
        const stakes = { temptation: T, reward: R, punishment: P };
        const scaled = { temptation: affine(T), reward: affine(R), punishment: affine(P) };
        expect(criticalDetection(scaled, monitoring, delta)).toEqual(criticalDetection(stakes, monitoring, delta));
        const [fine, larger] = [stakes, scaled].map((each) => criticalPenalty(each, monitoring, delta));
        if (fine!.kind === 'least' && larger!.kind === 'least')
          expect(equal(larger!.exact!, add(fine!.exact!, add(fine!.exact!, fine!.exact!)))).toBe(true);
        expect(larger!.kind).toBe(fine!.kind);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the share of ticks in peace', () => {
  it('is (1 + f L) / (1 + f L + f K)', () => {
    for (const [f, L, K] of [
      ['1/50', 0, 5],
      ['1/50', 3, 5],
      ['1/3', 7, 9],
      ['1', 2, 2],
    ] as const) {
      const share = shareInPeace({ falseAlarm: exact(f), lag: L, trigger: snapBack(K) });
      expect(share).toEqual(stationaryShare({ f: exact(f), L, K }));
    }
    expect(formatRational(shareInPeace({ falseAlarm: exact('0.02'), trigger: snapBack(5) }))).toBe('10/11');
    expect(shareInPeace({ falseAlarm: exact('0.02'), trigger: grim })).toEqual(ZERO);
    expect(formatRational(shareInPeace({ trigger: grim }))).toBe('1');
  });
});
