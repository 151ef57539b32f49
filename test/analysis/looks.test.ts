import { describe, expect, it } from 'vitest';
import { FIRST_LOOK, isPrecise, lookAfter, looks } from '../../engine/analysis/looks.ts';
import { wilson } from '../../engine/analysis/wilson.ts';
import * as fc from '../properties/seeded.ts';

describe('lookAfter', () => {
  it.each([
    [0, 512],
    [1, 512],
    [511, 512],
    [512, 1024],
    [1000, 1024],
    [1024, 2048],
    [2 ** 40, 2 ** 41],
  ])('after %i runs of a share is at %i', (runs, look) => {
    expect(lookAfter(runs, 'share')).toBe(look);
  });

  it('comes later for means', () => {
    expect([0, 512, 2048].map((runs) => lookAfter(runs, 'mean'))).toEqual([2048, 2048, 4096]);
  });

  it('refuses what is no number of runs', () => {
    for (const runs of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => lookAfter(runs, 'share')).toThrow(RangeError);
    }
  });
});

describe('looks', () => {
  it('ends with the most runs', () => {
    expect(looks(3000, 'share')).toEqual([512, 1024, 2048, 3000]);
    expect(looks(2048, 'share')).toEqual([512, 1024, 2048]);
    expect(looks(100, 'share')).toEqual([100]);
    expect(looks(5000, 'mean')).toEqual([2048, 4096, 5000]);
  });

  it('is what lookAfter gives in turn', () => {
    const kinds = fc.constantFrom('share' as const, 'mean' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), kinds, (most, kind) => {
        const all = looks(most, kind);
        expect(all[all.length - 1]).toBe(most);
        let played = 0;
        for (const look of all) {
          expect(look).toBe(Math.min(most, lookAfter(played, kind)));
          played = look;
        }
        expect(FIRST_LOOK[kind]).toBe(lookAfter(0, kind));
      }),
    );
  });

  it('refuses no runs', () => {
    for (const most of [0, -1, 1.5, Number.NaN]) expect(() => looks(most, 'share')).toThrow(RangeError);
  });
});

describe('isPrecise', () => {
  it('goes by the larger side', () => {
    // Nothing in 512 runs: the lower side has no width, the upper one is 0.74 percentage points.
    const { estimate, lo, hi } = wilson(0, 512);
    const interval = { estimate, lo95: lo, hi95: hi };
    expect(isPrecise(interval, 0.0074)).toBe(false);
    expect(isPrecise(interval, 0.0075)).toBe(true);
    expect(isPrecise({ estimate: 1, lo95: 0, hi95: 1.5 }, 0.9)).toBe(false);
    expect(isPrecise({ estimate: 1, lo95: 0, hi95: 1.5 }, 1)).toBe(true);
  });

  it('is false where nothing is known, true where nothing varies', () => {
    expect(isPrecise({ estimate: Number.NaN, lo95: -1, hi95: 1 }, 10)).toBe(false);
    expect(isPrecise({ estimate: 2, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY }, 1)).toBe(false);
    expect(isPrecise({ estimate: 2, lo95: 2, hi95: 2 }, 1e-9)).toBe(true);
  });

  it('refuses half-widths that are none', () => {
    for (const halfWidth of [0, -1, Number.NaN]) {
      expect(() => isPrecise({ estimate: 0, lo95: 0, hi95: 0 }, halfWidth)).toThrow(RangeError);
    }
  });
});
