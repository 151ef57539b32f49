import { cumulativeOutcome } from './charts/cumulative-outcome.ts';
import { fan } from './charts/fan.ts';
import { optionShares } from './charts/option-shares.ts';
import { playerMedians } from './charts/player-medians.ts';
import { shareOverTime } from './charts/share-over-time.ts';
import { isYesNo } from './charts/yes-no.ts';
import type { ChartOptions, Figure } from './figure.ts';
import type { Results } from './results.ts';

/** The picture of one measure: shares of a decision, medians by player, a share of runs, or a fan. */
function measureFigure(results: Results, measure: string, options: ChartOptions): Figure | undefined {
  const series = results.ticks.filter((one) => one.measure === measure);
  if (series.some((one) => one.option !== undefined)) return optionShares(results, { ...options, measure });
  const players = series.filter((one) => one.player !== undefined).length;
  if (players > 1) return playerMedians(results, { ...options, measure });
  const [first] = series;
  return first !== undefined && isYesNo(first)
    ? shareOverTime(results, first, options)
    : fan(results, { ...options, measure });
}

/** Every picture that the results hold: outcomes over time, then one per measure in the scenario's order. */
export function figures(results: Results, options: ChartOptions = {}): Figure[] {
  const measures = [...new Set(results.ticks.map((series) => series.measure))];
  return [
    cumulativeOutcome(results, options),
    ...measures.map((measure) => measureFigure(results, measure, options)),
  ].filter((figure) => figure !== undefined);
}

/** Labels on the time axis of a panel of half the page's width. */
const NARROW: ChartOptions = { timeLabels: 5 };

/** The pictures of the A4 page: outcomes (without any, a second measure), the first measure that is a number, the first decision. */
export function pageFigures(results: Results): Figure[] {
  const outcomes = cumulativeOutcome(results);
  const names = (decision: boolean): string[] => [
    ...new Set(results.ticks.filter((one) => (one.option !== undefined) === decision).map((one) => one.measure)),
  ];
  const measures = [...names(false).slice(0, outcomes === undefined ? 2 : 1), ...names(true).slice(0, 1)];
  const count = measures.length + (outcomes === undefined ? 0 : 1);
  const panels = measures.map((measure, k) => {
    const place = count - measures.length + k;
    return measureFigure(results, measure, count === 3 && place > 0 ? NARROW : {});
  });
  return [outcomes, ...panels].filter((figure) => figure !== undefined);
}
