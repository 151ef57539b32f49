import { describe, expect, it } from 'vitest';
import { niceScale, shareScale, tickValues } from '../../reports/scale.ts';
import { atMoment, duration, moment, timeAxis } from '../../reports/time-axis.ts';
import * as fc from '../properties/seeded.ts';

describe('niceScale', () => {
  it('has round ends, and zero where the values are near enough to it', () => {
    expect(niceScale(0.7, 4.2)).toEqual({ min: 0, max: 5, step: 1 });
    expect(niceScale(100.2, 103.9)).toEqual({ min: 100, max: 104, step: 1 });
    expect(niceScale(-3, 4)).toEqual({ min: -4, max: 4, step: 2 });
    expect(niceScale(-4.2, -0.7)).toEqual({ min: -5, max: 0, step: 1 });
  });

  it('finds room around a single value', () => {
    expect(niceScale(0, 0)).toEqual({ min: 0, max: 1, step: 0.2 });
    const { min, max } = niceScale(7, 7);
    expect(min).toBeLessThan(7);
    expect(max).toBeGreaterThan(7);
  });

  it('holds all values with two to twelve labels', () => {
    // Spread over the magnitudes that quantities have: fc.double alone is nearly always below 1e-9.
    const value = fc
      .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: -9, max: 3 }))
      .map(([digits, exponent]) => (digits === 0 ? 1 : digits) * 10 ** exponent);
    fc.assert(
      fc.property(value, value, (a, b) => {
        const scale = niceScale(a, b);
        const room = 1e-9 * Math.max(Math.abs(a), Math.abs(b));
        expect(scale.min).toBeLessThanOrEqual(Math.min(a, b) + room);
        expect(scale.max).toBeGreaterThanOrEqual(Math.max(a, b) - room);
        expect(tickValues(scale).length).toBeGreaterThanOrEqual(2);
        expect(tickValues(scale).length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('shareScale', () => {
  it.each([
    [0.2, 0.2, 0.05],
    [0.201, 0.25, 0.05],
    [0.96, 1, 0.2],
    [1, 1, 0.2],
    [0.0004, 0.0004, 0.0001],
  ])('ends above %f', (hi, max, step) => {
    expect(shareScale(hi)).toEqual({ min: 0, max, step });
  });
});

describe('time', () => {
  const months = { tick: 'month', horizon: 100 } as const;

  it('is model time without a start', () => {
    const axis = timeAxis(months);
    expect(tickValues(axis.scale).map(axis.label)).toEqual(['0', '12', '24', '36', '48', '60', '72', '84', '96']);
    expect(axis.title).toBe('Months from the start');
    expect([moment(months, 100), atMoment(months, 1), duration(months, 1), duration(months, 1200)]).toEqual([
      'month 100',
      'in month 1',
      '1 month',
      '1,200 months',
    ]);
  });

  it('is the calendar where the scenario gives a start', () => {
    const dated = { ...months, start: '2026-07' };
    const axis = timeAxis(dated, 5);
    expect(tickValues(axis.scale).map(axis.label)).toEqual(['2028', '2030', '2032', '2034']);
    expect(axis.at(6)).toBe(2027);
    expect([moment(dated, 0), moment(dated, 6), atMoment(dated, 100)]).toEqual([
      'July 2026',
      'January 2027',
      'in November 2034',
    ]);
    expect(moment({ tick: 'quarter', horizon: 8, start: '2026' }, 3)).toBe('October 2026');
    expect(moment({ tick: 'year', horizon: 8, start: '2026-05' }, 4)).toBe('May 2030');
  });

  it('stays model time for a calendar too short for years, and for days and weeks in words', () => {
    expect(timeAxis({ tick: 'month', horizon: 12, start: '2026-01' }).title).toBe('Months from 2026-01');
    expect(moment({ tick: 'week', horizon: 12, start: '2026-01' }, 5)).toBe('week 5');
  });

  it('never has more labels than asked for', () => {
    const tick = fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const);
    const start = fc.constantFrom(undefined, '2026', '2031-11', '2026-01-15');
    fc.assert(
      fc.property(
        tick,
        fc.integer({ min: 1, max: 100_000 }),
        start,
        fc.integer({ min: 3, max: 12 }),
        (unit, horizon, from, most) => {
          const axis = timeAxis({ tick: unit, horizon, ...(from === undefined ? {} : { start: from }) }, most);
          expect(tickValues(axis.scale).length).toBeLessThanOrEqual(most + 1);
          expect(axis.at(horizon)).toBe(axis.scale.max);
        },
      ),
    );
  });
});
