import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { isPlayed, type SizeRow, sizeRows, stableSizesOf } from '../coalition/sizes.ts';
import { numbersText, sizesText } from '../coalition/texts.ts';
import { INK, lineStyle, PAPER } from '../colour.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import {
  altWords,
  axes as axisTitles,
  legends,
  sizeAlt,
  totalErrors,
  totalMethod,
  totalTitle,
} from '../wording/coalition.ts';
import { markWords } from '../wording/marks.ts';
import { upperFirst } from '../words.ts';
import { payoffAxis, sizeAxis, sizeTable, sourceText } from './coalition-curve.ts';
import { complete } from './complete.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';

/** The size at which all together get clearly more than at any other; the smaller of equals. */
function bestOf(rows: readonly SizeRow[]): SizeRow | undefined {
  const [best] = [...rows].sort((a, b) => b.total.mean - a.total.mean || a.size - b.size);
  if (best === undefined) return undefined;
  const least = best.total.mean - best.total.error;
  const rivals = rows.filter((row) => row !== best && row.total.mean + row.total.error >= least);
  return rivals.length === 0 ? best : undefined;
}

function titleOf(rows: readonly SizeRow[], players: number, say: (value: number) => string): string {
  const best = bestOf(rows);
  if (best === undefined) return totalTitle.flat;
  const [size, total] = [sizesText([best.size], players), say(best.total.mean)];
  const stable = stableSizesOf(rows);
  const [only] = stable;
  const row = rows.find((one) => one.size === only);
  return stable.length === 1 && row !== undefined && row !== best
    ? totalTitle.gap(size, total, formatCount(row.size), say(row.total.mean))
    : totalTitle.most(size, total);
}

function datasets(rows: readonly SizeRow[]): Dataset[] {
  const points = rows.map(({ size, total }) => ({ x: size, y: total.mean }));
  const stable = stableSizesOf(rows);
  const { colour } = lineStyle(2);
  const rings = points.filter(({ x }) => stable.includes(x));
  const sure = rows.filter(({ total }) => total.error > 0);
  const edge = (sign: number) => sure.map(({ size, total }) => ({ x: size, y: total.mean + sign * total.error }));
  return [
    ...(rings.length === 0
      ? []
      : [
          {
            ...line(markWords.stable, rings, { colour, dash: [], width: 0 }),
            showLine: false,
            clip: 12 as const,
            pointRadius: 6,
            pointBorderWidth: 2.5,
            pointBorderColor: colour,
            pointBackgroundColor: PAPER,
          },
        ]),
    line(markWords.allTogether, points, { colour: INK, dash: [], width: 2.25 }),
    ...(sure.length < 2 ? [] : band(markWords.allTogetherInterval, edge(1), edge(-1), { colour: INK, opacity: 0.14 })),
  ];
}

/** What membership is worth to all: the payoffs of all players together, by the number of members. */
export function coalitionTotal(
  results: Results,
  document: CoalitionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = sizeRows(document);
  if (rows.length === 0) return undefined;
  const players = document.players.length;
  const values = rows.flatMap(({ total: { mean, error } }) =>
    Number.isFinite(error) ? [mean - error, mean + error] : [mean],
  );
  const axes: Plot['axes'] = { x: sizeAxis(players), y: payoffAxis(values, axisTitles.total) };
  const say = numbersText(rows.map(({ total }) => total.mean));
  const title = titleOf(rows, players, say);
  const last = rows.at(-1) as SizeRow;
  const plot: Plot = {
    configuration: lineChart(datasets(rows), axes, options),
    axes,
    endLabels: [
      { value: last.total.mean, at: last.size, text: say(last.total.mean), detail: '', colour: INK, strong: true },
    ],
    events: [],
  };
  const errors = isPlayed(document) ? [totalErrors] : [];
  const kept = rows.length <= 25 ? rows : rows.filter(({ size }) => size % 10 === 0);
  const said = kept.map(({ size, total }) => sizeAlt(formatCount(size), say(total.mean)));
  return complete(results, [plot], {
    name: 'coalition-total',
    title,
    method: [upperFirst(totalMethod), sourceText(document), ...errors].join('; '),
    definitions: [],
    shown: [],
    table: sizeTable(document),
    altText: altWords(legends.total, formatCount(players), title, said.join('; ')),
  });
}
