import { wilson } from '../../engine/analysis/wilson.ts';
import { cumulativeOutcome } from '../charts/cumulative-outcome.ts';
import { fan } from '../charts/fan.ts';
import { flow } from '../charts/flow.ts';
import { optionShares } from '../charts/option-shares.ts';
import { outcomeBars } from '../charts/outcome-bars.ts';
import { playerFans } from '../charts/player-fans.ts';
import { playerMedians } from '../charts/player-medians.ts';
import { playerOptions } from '../charts/player-options.ts';
import { shownRows } from '../charts/series.ts';
import { shareOverTime } from '../charts/share-over-time.ts';
import { isYesNo } from '../charts/yes-no.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { headlineOutcome, measureSentence, notableOutcomes, outcomeSentence, pageFindings } from '../findings.ts';
import { formatCount, formatEvidence, formatInterval, formatShare } from '../format.ts';
import type { Results } from '../results.ts';
import { spreadFrom } from '../spread-from.ts';
import { runsWords as say } from '../wording/runs.ts';
import { plain, quoted } from '../words.ts';
import { firstOf, type Maker, present } from './present.ts';
import type { Subject } from './subject.ts';

/** The most measures that go before the scenario's own since they answer its question. */
const MOST_ANSWERING = 2;

/** Measures that come with what the scenario adds to its baseline or with what its headline is of. */
function answeringMeasures({ scenario, ticks }: Results): string[] {
  const named = scenario.baseline?.measures ?? [];
  const shown = new Set(ticks.filter(({ option }) => option === undefined).map(({ measure }) => measure));
  return named.filter((measure) => shown.has(measure)).slice(0, MOST_ANSWERING);
}

/** The measures of the results, decisions or those that are numbers: the scenario's own first, then those of its modules. */
export function measuresOf(results: Results, decisions: boolean): string[] {
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

/** Whether a measure has small multiples, one for each of several players. */
function isByPlayer(results: Results, measure: string): boolean {
  return results.ticks.filter((series) => series.measure === measure && series.player !== undefined).length > 1;
}

/** On a page of fewer panels the shares at the end of the lines must do. */
const ROOM_FOR_BARS = 5;

/** So much of a curve at one value is no course. */
const STILL = 0.8;

/** Whether nearly all runs have one and the same number nearly all of the time: a fan without a fan, a level line. */
function isStill(results: Results, measure: string): boolean {
  const series = results.ticks.filter((one) => one.measure === measure);
  if (series.length !== 1 || results.runs === 1) return false;
  const rows = series.flatMap((one) => shownRows(results, one));
  const middle = rows[Math.floor(rows.length / 2)];
  const same = rows.filter(({ p25, p50, p75, mean }) =>
    series.some(isYesNo) ? mean === middle?.mean : p25 === p75 && p50 === middle?.p50,
  );
  return same.length > STILL * rows.length;
}

/** Whether what the scenario makes happen, happens to single players that the results have numbers of. */
function isAboutPlayers({ scenario, ticks }: Results): boolean {
  const players = new Set(ticks.flatMap(({ player }) => player ?? []));
  const paths = (scenario.baseline?.events ?? []).flatMap(({ sets }) => sets.map(({ path }) => path));
  return paths.some((path) => players.has(path.split('.')[0] ?? ''));
}

/** What became of the players of each class. */
function flows(results: Results, options: ChartOptions): (Figure | undefined)[] {
  return (results.fates ?? []).map((fates) => flow(results, fates.class, options));
}

/** Outcomes over time and at the end, then those of each measure in the scenario's order. */
function figures(results: Results, _: undefined, options: ChartOptions): Figure[] {
  const measures = [...new Set(results.ticks.map((series) => series.measure))];
  return present([
    cumulativeOutcome(results, options),
    outcomeBars(results, options),
    ...flows(results, options),
    ...measures.flatMap((measure) => [
      measureFigure(results, measure, options),
      multiplesFigure(results, measure, options),
    ]),
  ]);
}

/**
 * Outcomes over time, the measure of the headline, outcomes at the end, what the scenario adds to its baseline, where
 * capability is heading, who does what, each player's choices, each player's numbers, then further measures and
 * decisions; each player's choices before those of all together, where something happens to single players. What became
 * of players, where it is asked, comes second, and says how their runs ended as well. Where there is but one outcome, its
 * bar says nothing that its line does not, and comes last, as it does where room is short, unless the headline is of a
 * measure, which the bars have; so do level lines and a second picture of the same numbers.
 */
function panels(results: Results, _facts: undefined, most: number, options: ChartOptions): Figure[] {
  const still = measuresOf(results, false).filter((measure) => isStill(results, measure));
  const shown = measuresOf(results, false).filter((measure) => !still.includes(measure));
  const headline = shown.filter((measure) => measure === results.headlineMeasure?.name);
  const answering = answeringMeasures(results).filter((one) => shown.includes(one) && !headline.includes(one));
  const numbers = shown.filter((one) => !answering.includes(one) && !headline.includes(one));
  const decisions = measuresOf(results, true);
  const fates = present(flows(results, options));
  const isAsked = headlineShare(results) !== undefined;
  const telling = notableOutcomes(results).length > 1;
  const roomy = most >= ROOM_FOR_BARS;
  const bars: Maker = () => outcomeBars(results, options);
  const draw =
    (measure: string): Maker =>
    () =>
      measureFigure(results, measure, options);
  const multiples =
    (measure: string): Maker =>
    () =>
      multiplesFigure(results, measure, options);
  const [first, ...others] = decisions;
  const [lead, ...rest] = numbers;
  // A line for each player, or a fan for each: of one measure both are too much.
  const fans = rest.find((measure) => isByPlayer(results, measure));
  const single = isAboutPlayers(results);
  const together = first === undefined ? [] : [draw(first)];
  const each = first === undefined ? [] : [multiples(first)];
  const numbersOfEach = fans === undefined ? [] : [multiples(fans)];
  const leading = lead === undefined ? [] : [draw(lead)];
  const choices = single ? [...each, ...numbersOfEach, ...together] : [...together, ...each];
  // Of the last place on a page who does what makes more than how capable they become.
  const isCrowded = isAsked && fates.length > 0;
  const late = telling && roomy && !isAsked;
  return firstOf(most, [
    () => cumulativeOutcome(results, options),
    // Its first bar is what the headline says.
    ...(isAsked ? [bars] : []),
    ...headline.map(draw),
    ...fates.map((figure) => () => figure),
    ...(late && fates.length === 0 ? [bars] : []),
    ...answering.map(draw),
    ...(isCrowded ? [...choices.slice(0, 1), ...leading, ...choices.slice(1)] : [...leading, ...choices]),
    ...(late && fates.length > 0 ? [bars] : []),
    ...(single ? [] : numbersOfEach),
    ...rest.filter((measure) => measure !== fans).map(draw),
    ...others.flatMap((measure) => [draw(measure), multiples(measure)]),
    ...numbers.map((measure) => (measure === fans ? draw(measure) : multiples(measure))),
    ...still.map(draw),
    ...(late || isAsked ? [] : [bars]),
  ]);
}

/** Of how many shares the intervals stand below the headline. */
const MOST_SHARES = 2;

/**
 * The shares of the headline with their intervals, which it has no room for; as frequencies it has said them:
 * `“Agreement held” 59 % (95 % interval 54–64 %), “Loss of control” 4 % (2–6 %); 400 runs.`
 */
function sharesSentence(
  { runs }: Results,
  said: readonly { readonly label: string; readonly count: number }[],
): string {
  const isBounded = ({ count }: (typeof said)[number]): boolean => count === 0 || count === runs;
  const named = said.find((one) => !isBounded(one));
  const parts = said.map((one) => {
    const { lo, hi } = wilson(one.count, runs);
    const interval = formatInterval(lo, hi, runs);
    const known = one === named ? say.interval95(interval) : interval;
    return say.share(
      quoted(one.label, 60),
      formatShare(one.count, runs),
      isBounded(one) ? formatEvidence(one.count, runs) : known,
    );
  });
  return say.evidence(parts, formatCount(runs));
}

/** The measure of the headline, where it is true or false of every run. */
function headlineShare({ headlineMeasure: measure, runs }: Results): { label: string; count: number } | undefined {
  if (measure?.kind !== 'share' || measure.n !== runs) return undefined;
  return { label: measure.label, count: Math.round(measure.estimate * runs) };
}

/** What the headline is of with its intervals, then what the scenario itself measures, else what stands beside it. */
function evidence(results: Results): string[] {
  const first = headlineOutcome(results);
  const asked = (results.asked ?? []).flatMap((measure) => measureSentence(results, measure, 80) ?? []);
  const outcomes = notableOutcomes(results)
    .filter((outcome) => outcome === first || (outcome.kind !== 'neutral' && outcome.kind !== first?.kind))
    .sort((a, b) => Number(b === first) - Number(a === first) || b.count - a.count);
  const measured = headlineShare(results);
  if (results.runs > 1 && (measured !== undefined || results.headlineMeasure === undefined)) {
    const said = [...(measured === undefined ? [] : [measured]), ...outcomes].slice(0, MOST_SHARES);
    return [...(said.length === 0 ? [] : [sharesSentence(results, said)]), ...asked].slice(0, 2).map(plain);
  }
  const sentence = measureSentence(results, results.headlineMeasure, 80);
  const others = outcomes.map((outcome) => outcomeSentence(results, outcome, 80));
  return [...(sentence === undefined ? [] : [sentence]), ...asked, ...others].slice(0, 2).map(plain);
}

/** Runs of one world. */
export const runs: Subject<undefined> = {
  figures,
  panels,
  findings: pageFindings,
  evidence,
  reading: (results) => say.reading(spreadFrom(results)),
  readingInShort: (results) => say.readingInShort(spreadFrom(results)),
};
