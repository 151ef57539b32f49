import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { comparisons } from '../coalition/moves.ts';
import { isBySet, isPlayed, LEAST_MEMBERS, type SizeRow, sizeRows } from '../coalition/sizes.ts';
import { ACCENT, INK, PAPER } from '../colour.ts';
import type { ChartOptions, Figure, Plot, PlotText, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import {
  altWords,
  cellUnclear,
  legends,
  ofAll,
  sizeAlt,
  stabilityMethod,
  stabilityMethodSets,
  stabilityRows,
  stabilityTitle,
  stabilityTitleSets,
  stableClear,
} from '../wording/coalition.ts';
import { upperFirst } from '../words.ts';
import { MOST_DOTS, rulesText, sizeAxis, sizeTable } from './coalition-curve.ts';
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

/** Sizes next to each other of which the same holds, of many sizes without a gap between them. */
type Cell = { readonly from: number; readonly to: number; readonly share: number; readonly open: boolean };

function cellsOf(rows: readonly SizeRow[], key: (typeof KEYS)[number]): Cell[] {
  const single = rows.map(
    (row): Cell => ({
      ...{ from: row.size, to: row.size, share: row[key] / row.coalitions },
      open: (row.unclear?.[key] ?? 0) > 0,
    }),
  );
  if (rows.length <= MOST_DOTS) return single;
  const joined: Cell[] = [];
  for (const one of single) {
    const last = joined.at(-1);
    if (last?.share === one.share && last.open === one.open && last.to === one.from - 1)
      joined[joined.length - 1] = { ...last, to: one.to };
    else joined.push(one);
  }
  return joined.map((one) => ({ ...one, from: one.from - GAP, to: one.to + GAP }));
}

/** What is left of the gap between cells that stand side by side. */
const GAP = 0.5 - HALF.x;

function cell(name: string, { from, to, share, open }: Cell, y: number): Dataset[] {
  const along = (at: number): Point[] => [
    { x: from - HALF.x, y: at },
    { x: to + HALF.x, y: at },
  ];
  const none = { colour: open ? PAPER : NO, opacity: 1 };
  const fill = share === 0 ? none : { colour: ACCENT, opacity: cellColours(share).opacity };
  const [top, bottom] = [along(y + HALF.y), along(y - HALF.y)];
  // Below it paper, so that no grid line shows through.
  return [...band(name, top, bottom, fill), ...band('paper', top, bottom, { colour: PAPER, opacity: 1 })];
}

function textsOf(row: SizeRow, y: number, key: (typeof KEYS)[number]): PlotText[] {
  const open = row.unclear?.[key] ?? 0;
  if (open === 0 && (row.coalitions < 2 || row[key] === 0)) return [];
  const unclear = cellUnclear(formatCount(open));
  const some = ofAll(formatCount(row[key]), formatCount(row.coalitions));
  const [text, detail] = row[key] === 0 ? [unclear, ''] : [some, open === 0 ? '' : unclear];
  const { text: colour } = cellColours(row[key] / row.coalitions);
  return [{ at: { x: row.size, y }, text, detail, room: { width: 2 * HALF.x, height: 2 * HALF.y }, colour }];
}

/** What holds an agreement of each size: whether members stay, outsiders keep out, and both. */
export function coalitionStability(
  results: Results,
  document: CoalitionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = sizeRows(document).filter(({ size }) => size >= LEAST_MEMBERS);
  if (rows.length === 0) return undefined;
  const players = document.players.length;
  const places = KEYS.map((_, k) => rowPlace(k, KEYS.length));
  const { scale, ...sizes } = sizeAxis(players);
  const from = LEAST_MEMBERS - 0.5;
  const axes: Plot['axes'] = {
    x: { ...sizes, scale: { ...scale, min: from }, labels: sizes.labels.filter(({ value }) => value > from) },
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
      KEYS.flatMap((key, k) =>
        cellsOf(rows, key).flatMap((one) => cell(`${stabilityRows[key]}, ${one.from}`, one, places[k] as number)),
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
    sizeAlt(
      formatCount(size),
      [internal, external, stable].map((count) => ofAll(String(count), String(coalitions))).join(', '),
    ),
  );
  return complete(results, [plot], {
    name: 'coalition-stability',
    title,
    method: [
      upperFirst(isBySet(document) ? stabilityMethodSets : stabilityMethod),
      ...(isPlayed(document) ? [stableClear(formatCount(comparisons(document)))] : []),
      rulesText(document),
    ].join('; '),
    definitions: [],
    shown: [],
    table: sizeTable(document),
    altText: altWords(legends.stability, formatCount(players), title, said.join('; ')),
  });
}
