import { wilson } from '../../engine/analysis/wilson.ts';
import { INK } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Point } from '../figure.ts';
import { formatCount, formatEvidence, formatShare, frequencyIn } from '../format.ts';
import { denominator } from '../frequencies.ts';
import type { Results, TickSeries } from '../results.ts';
import { shareScale } from '../scale.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { courseWords as say } from '../wording/courses.ts';
import { upperFirst } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { band, line } from './line-chart.ts';
import { coverage, definitionOf, measureAxes, reached, seriesLabel, shownRows, stem } from './series.ts';

/** `about 64 in 100 of the 247 runs still going`: a share of those runs is none of all. */
function stillGoing(often: string, n: number): string {
  if (!often.startsWith('about')) return say.share.stillGoing(often);
  return often.replace(/ runs$/, say.share.ofStillGoing(formatCount(n)));
}

/**
 * In how many runs does it hold? The share of runs in which a yes-or-no measure is 1, by tick, with its 95 % Wilson band.
 *
 * @param series one for which `isYesNo` holds
 */
export function shareOverTime(results: Results, series: TickSeries, options: ChartOptions = {}): Figure {
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const shown = shownRows(results, series);
  const rows = shown.map((row) => {
    const count = Math.round(row.mean * row.n);
    return { tick: row.tick, n: row.n, count, ...wilson(count, row.n) };
  });
  const points = (key: 'estimate' | 'lo' | 'hi'): Point[] => rows.map((row) => ({ x: time.at(row.tick), y: row[key] }));
  const last = rows.at(-1) ?? { tick: 0, n: 0, count: 0, estimate: 0 };
  const label = upperFirst(seriesLabel(series));
  const scale = shareScale(Math.max(...rows.map((row) => row.hi)));
  const axes = measureAxes(time, scale, say.share.axis(label), true);
  const when = atMoment(scenario, last.tick);
  const parts = denominator(results);
  const end = shown.at(-1);
  const isRest = end !== undefined && reached(results, series, end) !== '';
  const often = frequencyIn(parts, last.count, last.n);
  const title = unlessFailed(
    results,
    label,
    say.share.finding(label, isRest ? stillGoing(often, last.n) : often, when),
  );
  const table = rows.map((row) => [row.tick, series.measure, row.count, row.n, row.estimate, row.lo, row.hi]);
  const datasets = [
    line(label, points('estimate'), { colour: INK, dash: [], width: 2.25 }),
    ...band(say.share.band, points('hi'), points('lo'), { colour: INK, opacity: 0.16 }),
  ];
  const plot = timePlot(results, time, options, {
    datasets,
    axes,
    endLabels: [
      {
        value: last.estimate,
        ...(last.tick < scenario.horizon ? { at: time.at(last.tick) } : {}),
        text: say.share.line,
        detail: formatShare(last.count, last.n),
        colour: INK,
        strong: true,
      },
    ],
  });
  return complete(results, [plot], {
    name: `share-${stem(series.measure)}`,
    title,
    method: say.share.method(coverage(results, series)),
    definitions: definitionOf(series),
    shown: [series],
    table: { columns: ['tick', 'measure', 'count', 'n', 'estimate', 'lo95', 'hi95'], rows: table },
    altText: say.share.altText(
      duration(scenario, scenario.horizon),
      coverage(results, series),
      title,
      formatEvidence(last.count, last.n, parts),
      formatCount(rows[0]?.count ?? 0),
      formatCount(rows[0]?.n ?? 0),
    ),
  });
}
