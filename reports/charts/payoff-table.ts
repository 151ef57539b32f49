import { readableOn } from '../colour.ts';
import type { Axis, ChartOptions, Figure, Plot, PlotText } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { SolvedGame } from '../solution/facts.ts';
import { type PayoffTable, type PureEquilibrium, pureEquilibria } from '../solution/payoff-rows.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { pureText } from '../solution/profile-text.ts';
import { markWords } from '../wording/marks.ts';
import * as wording from '../wording/payoff-table.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import {
  type CellBox,
  cellAreas,
  cellFrame,
  cellTexts,
  type PayoffCell,
  payoffColour,
  payoffColours,
  payoffKey,
  rowLines,
  sharesOf,
} from './payoff-cells.ts';

/** More profiles than this are too many cells to draw. */
const MOST_CELLS = 400;

/** More rows or columns than this are named only where there is room. */
const MOST_NAMED = 8;

/** Between cells. */
const GAP = 0.03;

/** The cell of two players' actions, rows from the top. */
function boxOf(row: number, column: number, rows: number): CellBox {
  return { left: column + GAP, right: column + 1 - GAP, bottom: rows - 1 - row + GAP, top: rows - row - GAP };
}

/** The upper half is the row player's, the lower half the column player's. */
export function pairCells({ players, actions, rows }: PayoffTable): PayoffCell[] {
  const [own = [], other = []] = actions;
  const numbers = [0, 1].map((player) => rows.map(({ payoffs }) => payoffs[player] ?? Number.NaN));
  const shares = numbers.map(sharesOf);
  const texts = numbers.map(payoffTexts);
  return rows.flatMap(({ best }, place) => {
    const box = boxOf(Math.floor(place / other.length), place % other.length, own.length);
    const half = (box.bottom + box.top) / 2;
    return [0, 1].map((player): PayoffCell => {
      const [bottom, top] = player === 0 ? [half, box.top] : [box.bottom, half];
      return {
        label: `${players[player]}: ${pureText({ players, actions }, rows[place]?.profile ?? [])}`,
        box: { ...box, bottom, top },
        row: player === 0 ? { bottom: half, top: half + 0.5 } : { bottom: half - 0.5, top: half },
        share: shares[player]?.[place],
        text: texts[player]?.[place] ?? '',
        best: best[player] === true,
      };
    });
  });
}

/** Labels of rows or columns: each in its place, wrapped, or as far as there is room. */
function actionAxis(labels: readonly string[], title: string, from: 'top' | 'left'): Axis {
  const n = labels.length;
  return {
    scale: { min: 0, max: n, step: 1 },
    title,
    labels: labels.map((text, k) => ({
      value: from === 'top' ? n - k - 0.5 : k + 0.5,
      text: clipped(plain(text), n > MOST_NAMED ? 24 : 60),
    })),
    ...(n > MOST_NAMED ? {} : { names: true as const }),
  };
}

/** Frames of equilibria, and their numbers in the corner. */
function framesOf({ actions }: PayoffTable, pure: readonly PureEquilibrium[], shares: readonly (number | undefined)[]) {
  const [own = [], other = []] = actions;
  const boxes = pure.map(({ place }) => boxOf(Math.floor(place / other.length), place % other.length, own.length));
  const texts = pure.flatMap(({ place, number }, k): PlotText[] => {
    const box = boxes[k];
    if (number === undefined || box === undefined) return [];
    const at = { x: box.right - 0.09, y: (box.bottom + box.top) / 2 + 0.25 };
    return [
      {
        at,
        text: String(number),
        room: { width: 0.14, height: 0.5 },
        colour: readableOn(payoffColour(shares[place])),
        strong: true,
      },
    ];
  });
  return { datasets: boxes.flatMap((box, k) => cellFrame(markWords.equilibrium(pure[k]?.number ?? ''), box)), texts };
}

/** The table with its cells, dots and frames. */
export function pairPlot(
  table: PayoffTable,
  pure: readonly PureEquilibrium[],
  options: ChartOptions,
  title?: string,
): Plot {
  const { players, actions, rows } = table;
  const cells = pairCells(table);
  const [own = [], other = []] = actions;
  const frames = framesOf(table, pure, sharesOf(rows.map(({ payoffs }) => payoffs[0] ?? Number.NaN)));
  const [rowPlayer = '', columnPlayer = ''] = players.map((name) => clipped(plain(name), 40));
  const axes = {
    x: actionAxis(other, '', 'left'),
    y: actionAxis(own, title ?? wording.axes(rowPlayer, columnPlayer), 'top'),
  };
  return {
    configuration: lineChart([...frames.datasets, ...cellAreas(cells)], axes, options),
    axes,
    endLabels: [],
    events: [],
    texts: [...cellTexts(cells), ...frames.texts],
    // A narrow panel needs its room for the numbers; a key above says what the colours are.
    ...(options.bars === undefined ? { colours: payoffColours(wording.colours, wording.worst, wording.best) } : {}),
    rowLines: rowLines(own.length, 2, options.bars !== undefined),
    bare: true,
  };
}

/** Which profiles are equilibria without chance: all of them, as every profile is in the table. */
export function pureFinding(table: PayoffTable, pure: readonly PureEquilibrium[]): string {
  const texts = pure.map(({ place }) => pureText(table, table.rows[place]?.profile ?? []));
  const [first, second, ...more] = texts;
  if (first === undefined) return wording.noPure;
  if (second === undefined) return wording.onePure(first);
  return more.length === 0
    ? wording.twoPure(first, second)
    : wording.manyPure(formatCount(texts.length), first, formatCount(texts.length - 1));
}

/** One line per profile. */
export function payoffRows({ players, rows }: PayoffTable): { columns: string[]; rows: (string | number)[][] } {
  const columns = [
    ...players.map((player) => `action of ${player}`),
    ...players.flatMap((player) => [`payoff of ${player}`, `best reply of ${player}`]),
    ...(rows.some(({ se }) => se !== undefined) ? players.map((player) => `standard error of ${player}`) : []),
    'equilibrium',
  ];
  return {
    columns,
    rows: rows.map(({ profile, payoffs, best, se = [] }) => [
      ...profile,
      ...payoffs.flatMap((payoff, player) => [payoff, String(best[player])]),
      ...se,
      String(best.every(Boolean)),
    ]),
  };
}

/** At most so many profiles are told one by one. */
const MOST_TOLD = 36;

/** What each profile pays, in words. */
export function toldRows(table: PayoffTable): string {
  const { players, rows } = table;
  const texts = players.map((_, player) => payoffTexts(rows.map(({ payoffs }) => payoffs[player] ?? Number.NaN)));
  const told = rows.slice(0, MOST_TOLD).map(({ profile, best }, place) => {
    const pays = players.map((name, player) =>
      wording.paid(plain(name), `${texts[player]?.[place]}`, best[player] === true),
    );
    return wording.pays(pureText(table, profile), pays.join(', '));
  });
  const rest = rows.length - told.length;
  return [...told, ...(rest > 0 ? [wording.moreProfiles(formatCount(rest))] : [])].join('; ');
}

/**
 * What does each of two players get, and who would rather do something else? A table with a row for each action of the
 * first player and a column for each of the second: in each cell the first player's payoff above the second's,
 * each coloured from his worst to his best; a dot beside the payoff of a best reply, a frame around what nobody would leave.
 *
 * @returns undefined of other than two players, or where there are too many profiles
 */
export function payoffTable(results: Results, facts: SolvedGame, options: ChartOptions = {}): Figure | undefined {
  const { players, actions, table: rows } = facts;
  if (players.length !== 2 || rows === undefined || rows.length > MOST_CELLS) return undefined;
  const table = { players, actions, rows };
  const pure = pureEquilibria(table, facts.equilibria);
  const title = upperFirst(pureFinding(table, pure));
  return complete(results, [pairPlot(table, pure, options)], {
    name: 'payoffs',
    title,
    method: wording.method(pure.length > 0),
    ...(options.bars === undefined ? {} : { key: payoffKey(wording.ownWorst, wording.ownBest) }),
    definitions: [definitions.payoff, definitions.bestReply, definitions.equilibrium],
    shown: [],
    table: payoffRows(table),
    altText: wording.alternative(title, toldRows(table)),
  });
}
