import { describe, expect, it } from 'vitest';
import { armOptions } from '../../../reports/charts/arm-options.ts';
import type { TickSeries } from '../../../reports/results.ts';
import { tickRow } from '../race.ts';
import { compared, factsOf } from './comparisons.ts';

const RUNS = 400;

/** Everybody races until month 40 and nobody from then on; all runs go on for so many months. */
const choices = (months: number): readonly TickSeries[] =>
  ['race', 'pause'].map((option) => ({
    measure: 'stance',
    label: 'Stance',
    unit: '1',
    option,
    carry: false,
    rows: Array.from({ length: 101 }, (_, tick) => {
      const races = tick < 40;
      const values = Array.from({ length: tick <= months ? RUNS : 1 }, () => Number(races === (option === 'race')));
      return tickRow(tick, values);
    }),
  }));

describe('what is chosen in several arms', () => {
  const results = compared([
    { label: 'Short', harm: 0.3, results: { ticks: choices(39) } },
    { label: 'Long', harm: 0.1, results: { ticks: choices(100) } },
  ]);
  const figure = armOptions(results, factsOf(results), { measure: 'stance' });

  it('is compared over the time that all have: before month 40 all race in both', () => {
    expect(figure?.title).toBe('Stance: no clear difference between arms in how often race is chosen');
  });

  it('says which time that is', () => {
    expect(figure?.method).toContain('compared: means over the first 39 months, which all arms have');
  });
});
