import { describe, expect, it } from 'vitest';
import { shareOverTime } from '../../reports/charts/share-over-time.ts';
import type { TickSeries } from '../../reports/results.ts';
import { raceResults, tickRow } from './race.ts';

/** 60 % of those that go on, at every tick. */
const holding = (atEnd: number): TickSeries => ({
  measure: 'in_force',
  label: 'Agreement in force',
  unit: '1',
  truth: true,
  carry: false,
  rows: Array.from({ length: 101 }, (_, tick) => {
    const n = Math.round(400 - ((400 - atEnd) * tick) / 100);
    return tickRow(
      tick,
      Array.from({ length: n }, (__, k) => Number(k < Math.round(0.6 * n))),
    );
  }),
});

describe('a share of runs over time', () => {
  it('is of all runs where all go on', () => {
    const series = holding(400);
    expect(shareOverTime({ ...raceResults(400), ticks: [series] }, series).title).toMatch(
      /^Agreement in force: in about \d+ in 100? runs in month 100$/,
    );
  });

  it('says of which runs it is where others have ended', () => {
    const series = holding(200);
    expect(shareOverTime({ ...raceResults(400), ticks: [series] }, series).title).toMatch(
      /^Agreement in force: in about \d+ in 100? of the 200 runs still going in month 100$/,
    );
  });
});
