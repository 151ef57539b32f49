import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { LINES, lineStyle } from '../colour.ts';
import { pathText } from '../evolution/findings.ts';
import { nameText, sharesText } from '../evolution/texts.ts';
import type { ChartOptions, EndLabel, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { complete } from './complete.ts';
import { line, lineChart } from './line-chart.ts';

/** How do shares go on from the start that was asked for? A line for each strategy, of many those with most at the end or on the way. */
export function strategyShares(
  results: Results,
  document: EvolveDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { strategies, trajectory = [] } = document;
  const [first, last] = [trajectory[0], trajectory.at(-1)];
  if (first === undefined || last === undefined || last.time <= first.time) return undefined;
  const most = strategies.map((_, k) => Math.max(...trajectory.map(({ shares }) => shares[k] ?? 0)));
  const drawn = [...strategies.keys()].sort((a, b) => (most[b] ?? 0) - (most[a] ?? 0)).slice(0, LINES.length);
  const [x, y] = [niceScale(0, last.time), niceScale(0, 1)];
  const axes: Plot['axes'] = {
    x: {
      scale: { ...x, max: last.time },
      title: say.path.time,
      labels: tickValues({ ...x, max: last.time }).map((value) => ({
        value,
        text: formatNumber(value, decimalsOf(x.step)),
      })),
    },
    y: {
      scale: y,
      title: say.path.share,
      labels: tickValues(y).map((value) => ({ value, text: formatPercent(value, decimalsOf(100 * y.step)) })),
    },
  };
  const shareAt = (k: number): number => last.shares[k] ?? 0;
  const datasets = drawn.map((k, place) => {
    const { colour, dash } = lineStyle(place);
    const points = trajectory.map(({ time, shares }) => ({ x: time, y: shares[k] ?? 0 }));
    return line(strategies[k] ?? '', points, { colour, dash, width: place === 0 ? 2.25 : 1.75 });
  });
  const endLabels = drawn.map(
    (k, place): EndLabel => ({
      value: shareAt(k),
      text: nameText(strategies[k] ?? ''),
      detail: probabilityText(shareAt(k)),
      colour: lineStyle(place).text,
      strong: place === 0,
    }),
  );
  const title = pathText(document);
  const rows = strategies.map((name, k) => say.longRun.row(nameText(name), probabilityText(shareAt(k))));
  return complete(results, [{ configuration: lineChart(datasets, axes, options), axes, endLabels, events: [] }], {
    name: 'shares-over-time',
    title,
    method: say.path.method(sharesText(strategies, first.shares)),
    definitions: [],
    shown: [],
    table: {
      columns: ['time', ...strategies],
      rows: trajectory.map(({ time, shares }) => [time, ...shares]),
    },
    altText: say.path.alt(title, rows.slice(0, 12).join('; ')),
  });
}
