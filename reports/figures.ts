import { cumulativeOutcome } from './charts/cumulative-outcome.ts';
import { endBars } from './charts/end-bars.ts';
import { fan } from './charts/fan.ts';
import { flipBars } from './charts/flip-bars.ts';
import { morrisEffectBars } from './charts/morris-effect-bars.ts';
import { optionShares } from './charts/option-shares.ts';
import { outcomeBars } from './charts/outcome-bars.ts';
import { playerFans } from './charts/player-fans.ts';
import { playerMedians } from './charts/player-medians.ts';
import { playerOptions } from './charts/player-options.ts';
import { shareOverTime } from './charts/share-over-time.ts';
import { sobolIndexBars } from './charts/sobol-index-bars.ts';
import { thresholdCurves } from './charts/threshold-curve.ts';
import { isYesNo } from './charts/yes-no.ts';
import type { ChartOptions, Figure } from './figure.ts';
import { notableOutcomes } from './findings.ts';
import type { Results } from './results.ts';

/** The measures of the results, decisions or those that are numbers: the scenario's own first, then those of its modules. */
function measuresOf(results: Results, decisions: boolean): string[] {
  const chosen = results.ticks.filter((series) => (series.option !== undefined) === decisions);
  const own = chosen.filter(({ part }) => part === undefined);
  const parts = chosen.filter(({ part }) => part !== undefined);
  return [...new Set([...own, ...parts].map(({ measure }) => measure))];
}

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

/** The small multiples of one measure, where it is of several players. */
function multiplesFigure(results: Results, measure: string, options: ChartOptions): Figure | undefined {
  return playerOptions(results, { ...options, measure }) ?? playerFans(results, { ...options, measure });
}

function present(all: readonly (Figure | undefined)[]): Figure[] {
  return all.filter((figure) => figure !== undefined);
}

/** The pictures of a study, the one that answers it first. */
function studyFigures(results: Results, options: ChartOptions): Figure[] {
  return present([
    morrisEffectBars(results, options),
    sobolIndexBars(results, options),
    ...thresholdCurves(results, options),
    flipBars(results, options),
    endBars(results, options),
  ]);
}

/** Every picture that the results hold: outcomes over time and at the end, then those of each measure in the scenario's order. */
export function figures(results: Results, options: ChartOptions = {}): Figure[] {
  if (results.studied !== undefined) return studyFigures(results, options);
  const measures = [...new Set(results.ticks.map((series) => series.measure))];
  return present([
    cumulativeOutcome(results, options),
    outcomeBars(results, options),
    ...measures.flatMap((measure) => [
      measureFigure(results, measure, options),
      multiplesFigure(results, measure, options),
    ]),
  ]);
}

/** Labels and bars of a panel of half the page's width or less. */
const NARROW: ChartOptions = { timeLabels: 5, bars: 6 };

/** Bars of the parameters of a study that one or two wide panels have room for. */
const ROOMY = [24, 12] as const;

/** What so few panels of a page have room for; undefined: they are narrow. */
export function roomyPanels({ studied }: Results, count: number): ChartOptions | undefined {
  if (count > 2) return undefined;
  const bars = ROOMY[count - 1];
  return studied === undefined || bars === undefined ? {} : { bars };
}

/**
 * The best panels of a page, in reading order: outcomes over time and at the end, where capability is heading, who does
 * what, each player's choices, each player's numbers, then further measures and decisions. Where there is but one
 * outcome, its bar says nothing that its line does not, and comes last.
 *
 * @param most how many the page has room for
 * @param options of each; the default is for panels of half a page's width or less
 */
export function panelsFor(results: Results, most: number, options: ChartOptions = NARROW): Figure[] {
  if (results.studied !== undefined) return studyFigures(results, options).slice(0, most);
  const numbers = measuresOf(results, false);
  const decisions = measuresOf(results, true);
  const bars = outcomeBars(results, options);
  const telling = notableOutcomes(results).length > 1;
  const draw = (measure: string): Figure | undefined => measureFigure(results, measure, options);
  const multiples = (measure: string): Figure | undefined => multiplesFigure(results, measure, options);
  const byPlayer = present(numbers.map(multiples));
  const all = present([
    cumulativeOutcome(results, options),
    telling ? bars : undefined,
    ...numbers.slice(0, 1).map(draw),
    ...decisions.slice(0, 1).flatMap((measure) => [draw(measure), multiples(measure)]),
    ...byPlayer.slice(0, 1),
    ...numbers.slice(1).map(draw),
    ...decisions.slice(1).flatMap((measure) => [draw(measure), multiples(measure)]),
    ...byPlayer.slice(1),
    telling ? undefined : bars,
  ]);
  return all.slice(0, most);
}
