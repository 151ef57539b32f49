import { expect, it } from 'vitest';
import type { Monitoring } from '../../../engine/games/repeated/agreement.ts';
import { criticalDetection } from '../../../engine/games/repeated/critical-detection.ts';
import { criticalDiscount } from '../../../engine/games/repeated/critical-discount.ts';
import { criticalPenalty } from '../../../engine/games/repeated/critical-penalty.ts';
import * as fc from '../../properties/seeded.ts';
import { type Agreement, gainsFromCheating } from './kept-agreement.ts';

const drawn = fc.record({
  gain: fc.double({ min: -4, max: -0.01, noNaN: true }),
  more: fc.double({ min: 0.05, max: 4, noNaN: true }),
  q: fc.double({ min: 0, max: 1, noNaN: true }),
  f: fc.constantFrom(0, 0.02, 0.3),
  L: fc.integer({ min: 0, max: 2 }),
  K: fc.constantFrom(1, 2, 5, Number.POSITIVE_INFINITY),
  delta: fc.double({ min: 0.05, max: 0.97, noNaN: true }),
});

it('who would welcome a breakdown but loses by cheating keeps where no plan of cheating pays', () => {
  const seen = { always: 0, never: 0, patience: 0 };
  fc.assert(
    fc.property(drawn, ({ gain, more, q: rarely, f, L, K, delta }) => {
      const q = Math.max(rarely, f);
      const stakes = { temptation: gain, reward: 0, punishment: more };
      const trigger: Monitoring['trigger'] =
        K === Number.POSITIVE_INFINITY ? { kind: 'grim' } : { kind: 'snap-back', length: K };
      const watch = { falseAlarm: f, lag: L, trigger };
      const gainsAt = (agreement: Pick<Agreement, 'q'>): number => {
        const { early, late } = gainsFromCheating({ T: gain, R: 0, P: more, f, L, K, ...agreement }, delta);
        return Math.max(early, late);
      };
      const surely = gainsAt({ q: 1 });
      const { kind } = criticalDetection(stakes, watch, delta);
      if (surely > 1e-9) expect(kind).toBe('never');
      // At the edge itself either answer is right.
      else if (gainsFromCheating({ T: gain * 0.999, R: 0, P: more, q: 1, f, L, K }, delta).early < 1e-9)
        expect(kind).toBe('always');
      if (kind === 'always') seen.always += 1;
      else seen.never += 1;
      const { discount } = criticalDiscount(stakes, { detection: q, ...watch });
      if (discount.kind === 'always') {
        expect(gainsAt({ q })).toBeLessThan(1e-9);
        seen.patience += 1;
      }
      const fine = criticalPenalty(stakes, { detection: q, ...watch }, delta);
      expect(fine.kind === 'always').toBe(gainsAt({ q }) < 1e-9);
    }),
    { numRuns: 30 },
  );
  expect(Math.min(seen.always, seen.never, seen.patience)).toBeGreaterThan(2);
});

it('grim without false alarms is brought about by whoever is patient enough', () => {
  const stakes = { temptation: -1, reward: 0, punishment: 1 };
  const { discount } = criticalDiscount(stakes, { detection: 0.1, trigger: { kind: 'grim' } });
  expect(discount).toMatchObject({ kind: 'never', reason: expect.stringMatching(/may pay to bring one about/) });
  expect(criticalDiscount(stakes, { detection: 0, trigger: { kind: 'grim' } }).discount.kind).toBe('always');
});
