// Bass's curve in ticks, against F(t) = (1 - e^(-(p+q)t)) / (1 + (q/p) e^(-(p+q)t)).

import { describe, expect, it } from 'vitest';
import * as fc from '../properties/seeded.ts';
import { playOnce } from './play-once.ts';

const play = await playOnce('bass-diffusion');

const curve = (p: number, q: number, t: number): number => {
  const left = Math.exp(-(p + q) * t);
  return (1 - left) / (1 + (q / p) * left);
};

/** Per step of a coarse curve. */
const rates = fc.record({
  p: fc.double({ min: 0.001, max: 0.01, noNaN: true }),
  q: fc.double({ min: 0, max: 0.05, noNaN: true }),
});

describe('diffusion by innovation and imitation', () => {
  it('comes to the closed form as the step falls', () =>
    fc.assert(
      fc.asyncProperty(rates, fc.integer({ min: 20, max: 400 }), async ({ p, q }, until) => {
        const exact = curve(p, q, until);
        const missing = async (fine: number): Promise<number> =>
          ((await play({ p: (12 * p) / fine, q: (12 * q) / fine, until: until * fine })).share as number) - exact;
        const [coarse, fine] = [await missing(1), await missing(10)];
        expect(Math.abs(coarse)).toBeLessThan(p + q);
        // The error changes its sign once, and is of higher order there.
        expect(Math.abs(fine)).toBeLessThan(0.13 * Math.abs(coarse) + 0.05 * (p + q) * (p + q));
      }),
      { numRuns: 40 },
    ));

  it('is fastest at ln(q/p)/(p+q)', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.001, max: 0.003, noNaN: true }),
        fc.double({ min: 0.006, max: 0.03, noNaN: true }),
        async (p, q) => {
          const peak = Math.log(q / p) / (p + q);
          const played = await play({ p: 12 * p, q: 12 * q, until: Math.ceil(2 * peak) + 20 });
          // In ticks: the curve is flat at its top, and the step an error of its order.
          expect(Math.abs((played.peak as number) * 12 - peak)).toBeLessThan(2);
        },
      ),
      { numRuns: 40 },
    ));
});
