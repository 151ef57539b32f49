import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { isBySet, type SizeRow, sizeRows } from '../coalition/sizes.ts';
import { ACCENT, INK, PAPER } from '../colour.ts';
import type { ChartOptions, Figure, Plot, PlotText, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import {
  legendAlt,
  sizeAlt,
  stabilityMethod,
  stabilityMethodSets,
  stabilityRows,
  stabilityTitle,
  stabilityTitleSets,
} from '../wording/coalition.ts';
import { upperFirst } from '../words.ts';
import { rulesText, sizeAxis, sizeTable } from './coalition-curve.ts';
import { complete } from './complete.ts';
import { band, type Dataset, lineChart } from './line-chart.ts';
import { rowPlace } from './row-bars.ts';

const KEYS = ['internal', 'external', 'stable'] as const;

/** Half a cell. */
const HALF = { x: 0.46, y: 0.36 };

const NO = '#E4E8EC';

/** A share of blue light enough for ink, or dark enough for paper. */
function cellColours(share: number): { readonly opacity: number; readonly text: string } {
  if (share === 1) return { opacity: 1, text: PAPER };
  return { opacity: 0.12 + 0.33 * share, text: INK };
}

function cell(name: string, x: number, y: number, share: number): Dataset[] {
  const along = (at: number): Point[] => [
    { x: x - HALF.x, y: at },
    { x: x + HALF.x, y: at },
  ];
  const fill = share === 0 ? { colour: NO, opacity: 1 } : { colour: ACCENT, opacity: cellColours(share).opacity };
  return band(name, along(y + HALF.y), along(y - HALF.y), fill);
}

function textsOf(row: SizeRow, y: number, key: (typeof KEYS)[number]): PlotText[] {
  if (row.coalitions < 2 || row[key] === 0) return [];
  const text = `${formatCount(row[key])} of ${formatCount(row.coalitions)}`;
  const { text: colour } = cellColours(row[key] / row.coalitions);
  return [{ at: { x: row.size, y }, text, room: { width: 2 * HALF.x, height: 2 * HALF.y }, colour }];
}

/** What holds an agreement of each size: whether members stay, outsiders keep out, and both. */
export function coalitionStability(
  results: Results,
  document: CoalitionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = sizeRows(document);
  if (rows.length === 0) return undefined;
  const players = document.players.length;
  const places = KEYS.map((_, k) => rowPlace(k, KEYS.length));
  const axes: Plot['axes'] = {
    x: { ...sizeAxis(players) },
    y: {
      scale: { min: 0, max: KEYS.length, step: 1 },
      title: '',
      labels: KEYS.map((key, k) => ({ value: places[k] as number, text: stabilityRows[key] })),
      names: true,
    },
  };
  const each = KEYS.flatMap((key, k) => rows.map((row) => ({ key, row, y: places[k] as number })));
  const plot: Plot = {
    configuration: lineChart(
      each.flatMap(({ key, row, y }) =>
        cell(`${stabilityRows[key]}, ${row.size}`, row.size, y, row[key] / row.coalitions),
      ),
      axes,
      options,
    ),
    axes,
    endLabels: [],
    events: [],
    texts: each.flatMap(({ key, row, y }) => textsOf(row, y, key)),
  };
  const title = isBySet(document) ? stabilityTitleSets : stabilityTitle;
  const kept = rows.length <= 25 ? rows : rows.filter(({ stable }) => stable > 0);
  const said = kept.map(({ size, internal, external, stable, coalitions }) =>
    sizeAlt(formatCount(size), [internal, external, stable].map((count) => `${count} of ${coalitions}`).join(', ')),
  );
  const kind = 'Table of how many coalitions no member leaves, no outsider joins, and both, by size';
  return complete(results, [plot], {
    name: 'coalition-stability',
    title,
    method: [upperFirst(isBySet(document) ? stabilityMethodSets : stabilityMethod), rulesText(document)].join('; '),
    definitions: [],
    shown: [],
    table: sizeTable(document),
    altText: `${legendAlt(kind, formatCount(players))} ${title}. ${said.join('; ')}.`,
  });
}
