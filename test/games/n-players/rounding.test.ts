import { describe, expect, it } from 'vitest';
import { nextDown, nextUp, scaleToUnit } from '../../../engine/games/n-players/rounding.ts';
import * as fc from '../../properties/seeded.ts';

const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true });

describe('nextUp and nextDown', () => {
  it('are the neighbours: nothing lies between', () => {
    fc.assert(
      fc.property(finite, (x) => {
        const up = nextUp(x);
        expect(up).toBeGreaterThan(x);
        expect(nextDown(up)).toBe(x === 0 ? 0 : x);
        const middle = x / 2 + up / 2;
        expect(middle === x || middle === up || Math.abs(x) < 1e-300).toBe(true);
      }),
    );
  });

  it('step over zero', () => {
    expect(nextUp(0)).toBe(5e-324);
    expect(nextUp(-0)).toBe(5e-324);
    expect(nextDown(0)).toBe(-5e-324);
    expect(nextUp(-5e-324)).toBe(-0);
    expect(nextUp(1)).toBe(1 + 2 * 1.1102230246251565e-16);
  });
});

describe('scaleToUnit', () => {
  it('is a power of two that brings any normal number into [1/2, 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const scale = scaleToUnit(x);
        expect(x * scale).toBeGreaterThanOrEqual(0.5);
        expect(x * scale).toBeLessThan(1);
        expect((x * scale) / scale).toBe(x);
      }),
    );
  });
});
