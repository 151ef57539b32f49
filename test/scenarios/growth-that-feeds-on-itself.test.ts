// dA/dt = c A^m in ticks, against its closed form and against the recurrence written down once more.

import { describe, expect, it } from 'vitest';
import * as fc from '../properties/seeded.ts';
import { playOnce } from './play-once.ts';

const play = await playOnce('self-improvement-growth');

type Growth = { readonly c: number; readonly m: number; readonly start: number };

const growths = fc.record({
  c: fc.double({ min: 0.01, max: 1, noNaN: true }),
  m: fc.double({ min: 0, max: 2.5, noNaN: true }),
  start: fc.double({ min: 0.2, max: 2, noNaN: true }),
});

/** A(t), t in years; only before infinity. */
const closed = ({ c, m, start }: Growth, t: number): number =>
  Math.abs(m - 1) < 1e-9 ? start * Math.exp(c * t) : (start ** (1 - m) + (1 - m) * c * t) ** (1 / (1 - m));

/** Years in which A becomes `factor` as large as at the start. */
const timeTo = ({ c, m, start }: Growth, factor: number): number =>
  Math.abs(m - 1) < 1e-9 ? Math.log(factor) / c : ((start * factor) ** (1 - m) - start ** (1 - m)) / ((1 - m) * c);

describe('growth that feeds on itself', () => {
  it('is the recurrence A + dt c A^m', () =>
    fc.assert(
      fc.asyncProperty(growths, fc.integer({ min: 1, max: 40 }), async (growth, until) => {
        let wanted = growth.start;
        for (let tick = 0; tick < until && wanted < 1e30; tick++) wanted += (growth.c * wanted ** growth.m) / 12;
        const { level } = await play({ ...growth, until, goal: 1e60 });
        if (wanted < 1e30) expect(Math.abs((level as number) / wanted - 1)).toBeLessThan(1e-11);
      }),
    ));

  it('comes to the closed form as the step falls, with a tenth of the error for a tenth of the step', () =>
    fc.assert(
      fc.asyncProperty(growths, fc.double({ min: 1.5, max: 4, noNaN: true }), async (growth, factor) => {
        // So many ticks that A grows by about that factor.
        const c = (timeTo({ ...growth, c: 1 }, factor) * 12) / 100;
        const exact = closed({ ...growth, c }, 100 / 12);
        const missing = async (fine: number): Promise<number> =>
          exact - ((await play({ ...growth, c: c / fine, until: 100 * fine })).level as number);
        const [coarse, fine] = [await missing(1), await missing(10)];
        // Straight steps miss nothing where growth is constant, and fall short where it rises.
        if (growth.m < 0.1) return;
        expect(coarse).toBeGreaterThan(0);
        expect(coarse / exact).toBeLessThan(0.25);
        expect(coarse / fine).toBeGreaterThan(8);
        expect(coarse / fine).toBeLessThan(11);
      }),
      { numRuns: 40 },
    ));

  it('loses by a pause the time of the pause, and nothing else, to the last bit', () =>
    fc.assert(
      fc.asyncProperty(
        growths,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 10 }),
        async (growth, slow_from, slow_for, after) => {
          const until = slow_from + after;
          const free = await play({ ...growth, until });
          const paused = await play({ ...growth, slow_from, slow_for, slow_pace: 0, until: until + slow_for });
          // Where it ended before the pause began there was none.
          if (free.outcome === 'reached' && free.ticks <= slow_from) expect(paused).toEqual(free);
          else {
            expect(paused.level).toBe(free.level);
            expect(paused.ticks).toBe(free.ticks + slow_for);
          }
        },
      ),
    ));

  it('loses by a slow-down the pace that is lost, but for the error of the steps', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({ m: fc.double({ min: 0.1, max: 2, noNaN: true }), start: fc.constant(1) }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 100, max: 4000 }),
        async ({ m, start }, slow_pace, slow_from, slow_for) => {
          const c = (timeTo({ c: 1, m, start }, 3) * 12) / 10_000;
          const growth = { c, m, start, goal: 3 };
          const free = (await play(growth)).ticks;
          const slowed = (await play({ ...growth, slow_from, slow_for, slow_pace })).ticks;
          const lost = (1 - slow_pace) * slow_for;
          expect(Math.abs(slowed - free - lost)).toBeLessThan(5);
        },
      ),
      { numRuns: 30 },
    ));

  it('reaches infinity at A0^(1 - m) / ((m - 1) c), a little late', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1.3, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        async (m, start) => {
          const c = (start ** (1 - m) / (m - 1)) * (12 / 20_000);
          const { outcome, ticks } = await play({ m, start, c, goal: 1e60 });
          expect(outcome).toBe('reached');
          expect(ticks).toBeGreaterThanOrEqual(20_000);
          expect(ticks).toBeLessThan(20_100);
        },
      ),
      { numRuns: 30 },
    ));
});
