import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { choiceWords as say } from '../wording/choices.ts';
import { courseWords } from '../wording/courses.ts';
import { clipped, upperFirst } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { type Area, namesIn, optionAreas, shareText, stack } from './option-areas.ts';
import { coverage, definitionOf, endPlace, measureAxes, reached, seriesTable, shownRows, stem } from './series.ts';

/** The most chosen option at the end, if it is ahead by more than rounding and sampling error. */
function finding(results: Results, drawn: readonly Area[], series: TickSeries, last: TickRow): string {
  const end = (area: Area): number => area.means.at(-1) ?? 0;
  const error = (area: Area): number => area.errors.at(-1) ?? 0;
  const [top, second] = [...drawn].sort((a, b) => end(b) - end(a));
  const start = say.together.start(upperFirst(clipped(series.label)));
  if (top === undefined) return start;
  const when = atMoment(results.scenario, last.tick);
  const of = results.runs === 1 ? courseWords.inOneRun : reached(results, series, last);
  if (second === undefined) return say.together.only(start, clipped(top.option));
  if (results.runs === 1 && end(top) === 1) return say.together.chosen(start, clipped(top.option), when, of);
  const [most, next] = [shareText(end(top)), shareText(end(second))];
  if (most === next || end(top) - end(second) <= error(top) + error(second)) {
    const shares = [
      say.together.share(clipped(top.option), most),
      say.together.share(clipped(second.option), next),
    ] as const;
    return say.together.unclear(start, when, ...shares, of);
  }
  return say.together.most(start, clipped(top.option), when, most, clipped(second.option), next) + of;
}

/**
 * Who does what over time? The share of choices that goes to each option, mean over runs and players, as stacked areas.
 *
 * @returns undefined where the measure is no decision
 */
export function optionShares(
  results: Results,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const each = results.ticks.filter((series) => series.measure === options.measure && series.option !== undefined);
  const together = each.filter(({ player }) => player === undefined);
  const all = together.length > 0 ? together : each;
  const first = all[0];
  const rows = first === undefined ? [] : shownRows(results, first);
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const drawn = optionAreas(results, all, rows.length);
  const axes = measureAxes(time, { min: 0, max: 1, step: 0.25 }, say.axis, true);
  const subject = upperFirst(clipped(first.label));
  const title = unlessFailed(results, subject, finding(results, drawn, first, last));
  let below = 0;
  const endLabels = drawn.map((area) => {
    const share = area.means.at(-1) ?? 0;
    below += share;
    return {
      value: below - share / 2,
      ...endPlace(results, time, last),
      text: upperFirst(area.option),
      detail: shareText(share),
      colour: area.text,
      strong: true,
    };
  });
  const players = new Set(all.map((series) => series.player)).size;
  const over = players > 1 ? say.together.ofPlayers(formatCount(players)) : '';
  const xs = rows.map((row) => time.at(row.tick));
  const plot = timePlot(results, time, options, {
    filled: true as const,
    datasets: stack(drawn, xs),
    axes,
    endLabels,
    areaNames: namesIn(drawn, xs),
  });
  return complete(results, [plot], {
    name: `options-${stem(options.measure)}`,
    title,
    method: say.together.method(results.scenario.tick, over, coverage(results, first)),
    definitions: definitionOf(first),
    shown: [first],
    table: seriesTable(all),
    altText: say.together.altText(
      duration(results.scenario, results.scenario.horizon),
      coverage(results, first),
      title,
      upperFirst(atMoment(results.scenario, last.tick)),
      endLabels.map(({ text, detail }) => say.together.share(text, detail)).join(', '),
    ),
  });
}
