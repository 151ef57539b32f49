import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { rational } from '../../../engine/games/exact/rational.ts';
import type { Trigger } from '../../../engine/games/repeated/agreement.ts';
import type { Critical } from '../../../engine/games/repeated/critical.ts';
import { criticalDiscount } from '../../../engine/games/repeated/critical-discount.ts';
import * as fc from '../../properties/seeded.ts';
import { type Agreement, gainsFromCheating } from './kept-agreement.ts';

const rows: readonly (Omit<Agreement, 'K'> & { readonly delta: number })[] = JSON.parse(
  readFileSync(new URL('../../oracles/repeated-pause.json', import.meta.url), 'utf8'),
);

const grim: Trigger = { kind: 'grim' };
const dilemma = { temptation: 5, reward: 3, punishment: 1 };

const ask = ({ T, R, P, q, f, L, K }: Agreement) =>
  criticalDiscount(
    { temptation: T, reward: R, punishment: P },
    { detection: q, falseAlarm: f, lag: L, trigger: K === Infinity ? grim : { kind: 'snap-back', length: K } },
  );

const leastOf = (critical: Critical): number => {
  if (critical.kind !== 'least') throw new Error(`expected a least discount, got ${critical.kind}`);
  return critical.value;
};

describe('the critical discount of grim', () => {
  it.each(rows)('T 5, R 3, P 1, q $q, L $L, f $f: $delta', ({ delta, ...row }) => {
    expect(leastOf(ask({ ...row, K: Infinity }).discount)).toBeCloseTo(delta, 10);
  });

  it('is exact without a lag', () => {
    const detection = rational(1n, 4n);
    expect(criticalDiscount(dilemma, { detection, trigger: grim }).discount).toEqual({
      kind: 'least',
      value: 0.8,
      exact: rational(4n, 5n),
    });
  });

  it('with a lag asks for more than one-shot deviations do', () => {
    const { discount, oneShot } = ask({ T: 5, R: 3, P: 1, q: 0.5, f: 0, L: 2, K: Infinity });
    // δ³ / 2 = 1 − δ, and δ³ / 2 / (1 − δ / 2) = 1 / 2.
    expect(leastOf(oneShot)).toBeCloseTo(0.7709169970592481, 12);
    expect(leastOf(discount)).toBeCloseTo(0.8351223484813652, 12);
  });
});

describe('the critical discount of snap-back', () => {
  it('of one tick is exact: x / ((q − f) r − x f)', () => {
    const stakes = { temptation: 4, reward: 3, punishment: 1 };
    const monitoring = { detection: rational(9n, 10n), falseAlarm: rational(1n, 10n) };
    const { discount } = criticalDiscount(stakes, { ...monitoring, trigger: { kind: 'snap-back', length: 1 } });
    expect(discount.kind === 'least' && formatRational(discount.exact!)).toBe('2/3');
  });

  it('solves x = δ (q − f) (1 − δ^K) r / (1 − δ + δ f (1 − δ^K))', () => {
    const [x, r, q, f] = [1, 2, 0.8, 0.05];
    for (const K of [2, 3, 10, 60]) {
      const delta = leastOf(ask({ T: 4, R: 3, P: 1, q, f, L: 0, K }).discount);
      const deterred = (delta * (q - f) * (1 - delta ** K) * r) / (1 - delta + delta * f * (1 - delta ** K));
      expect(deterred).toBeCloseTo(x, 11);
    }
  });

  it('of very many ticks is grim', () => {
    const row = { T: 5, R: 3, P: 1, q: 0.5, f: 0.01, L: 2 };
    expect(leastOf(ask({ ...row, K: 1e9 }).discount)).toBeCloseTo(leastOf(ask({ ...row, K: Infinity }).discount), 12);
  });

  it('never suffices where K ticks cost too little: x (1 + K f) < K (q − f) r is needed', () => {
    // x = r = 2: K = 1 with q = 1 holds with equality only, K = 2 strictly.
    expect(ask({ T: 5, R: 3, P: 1, q: 1, f: 0, L: 0, K: 1 }).discount.kind).toBe('never');
    expect(ask({ T: 5, R: 3, P: 1, q: 1, f: 0, L: 0, K: 2 }).discount.kind).toBe('least');
    // 1 + f K = K (q − f) at f = 0.25, K = 4, q = 0.75.
    expect(ask({ T: 5, R: 3, P: 1, q: 0.75, f: 0.25, L: 0, K: 4 }).discount.kind).toBe('never');
    expect(ask({ T: 5, R: 3, P: 1, q: 0.75, f: 0.25, L: 0, K: 5 }).discount.kind).toBe('least');
  });
});

describe('what needs no number is said in words', () => {
  it.each([
    ['always', { T: 3, R: 3, P: 1, q: 0.5 }, 'no temptation'],
    ['always', { T: 2, R: 3, P: 1, q: 0 }, 'no temptation'],
    ['never', { T: 5, R: 3, P: 3, q: 0.5 }, 'no punishment'],
    ['never', { T: 5, R: 3, P: 4, q: 0.5 }, 'pays more than keeping'],
    ['never', { T: 5, R: 3, P: 1, q: 0 }, 'do not tell'],
    ['never', { T: 50, R: 3, P: 1, q: 0.5, f: 0.1 }, 'future like the present'],
  ])('%s: %o', (kind, numbers, words) => {
    const { discount } = ask({ f: 0, L: 0, K: Infinity, ...numbers });
    expect(discount.kind).toBe(kind);
    expect(discount.kind === 'least' ? '' : discount.reason).toContain(words);
  });

  it.each([
    [{ q: 1.5 }, 'detection: expected a probability from 0 to 1, got 1.5'],
    [{ f: Number.NaN }, 'falseAlarm: expected a probability from 0 to 1, got NaN'],
    [{ f: 0.6 }, 'detection: expected an alarm to be no rarer where somebody cheats, got 0.5 where all keep it is 0.6'],
    [{ L: 1.5 }, 'lag: expected a whole number of ticks from 0 to 1000000000, got 1.5'],
    [{ K: 0 }, 'trigger.length: expected a whole number of ticks from 1 to 1000000000, got 0'],
  ])('refused: %o', (wrong, message) => {
    expect(() => ask({ T: 5, R: 3, P: 1, q: 0.5, f: 0, L: 0, K: Infinity, ...wrong })).toThrow(message);
  });
});

const agreements = fc
  .record({
    gain: fc.double({ min: 0.05, max: 3, noNaN: true }),
    stake: fc.double({ min: 0.05, max: 5, noNaN: true }),
    P: fc.double({ min: -3, max: 3, noNaN: true }),
    q: fc.double({ min: 0.05, max: 1, noNaN: true }),
    part: fc.constantFrom(0, 0, 0.01, 0.1, 0.5),
    L: fc.integer({ min: 0, max: 3 }),
    K: fc.constantFrom(1, 2, 5, 20, Infinity),
  })
  .map(({ gain, stake, P, q, part, L, K }): Agreement => {
    return { T: P + stake + gain, R: P + stake, P, q, f: q * part, L, K };
  });

it('is where dynamic programming over all plans of cheating finds the first that pays', () => {
  let least = 0;
  fc.assert(
    fc.property(agreements, fc.double({ min: 0, max: 1, noNaN: true }), (agreement, place) => {
      const { discount, oneShot } = ask(agreement);
      const scale = agreement.T - agreement.P;
      if (discount.kind === 'never') {
        expect(gainsFromCheating(agreement, 0.97 * place).late).toBeGreaterThan(1e-9 * scale);
        return;
      }
      const delta = leastOf(discount);
      if (oneShot.kind === 'least') expect(oneShot.value).toBeLessThanOrEqual(delta + 1e-12);
      const below = delta * (1 - 0.9 * place) - 1e-4;
      if (below > 0 && below < 0.97) {
        expect(gainsFromCheating(agreement, below).late).toBeGreaterThan(1e-9 * scale);
        least += 1;
      }
      const above = delta + 1e-4 + (0.97 - delta) * place;
      if (delta < 0.97) {
        const gains = gainsFromCheating(agreement, above);
        expect(gains.late).toBeLessThan(1e-11 * scale);
        expect(gains.early).toBeLessThan(1e-11 * scale);
        least += 1;
      }
    }),
    { numRuns: 60 },
  );
  expect(least).toBeGreaterThan(40);
});
