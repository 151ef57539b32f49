import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait } from '../../engine/games/evolution/phase-portrait.ts';
import { INK, MUTED, PAPER } from '../colour.ts';
import { endColour, nameText } from '../evolution/texts.ts';
import type { Axis, ChartOptions, Figure, Plot, PlotText, Point } from '../figure.ts';
import type { Results } from '../results.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { strokesOf } from './cells.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';
import { portraitFigure, restDot } from './portrait-figure.ts';

/** Height of a triangle of like sides, by its side. */
const TALL = 0.866;
/** With room for names beside the corners. */
const ACROSS = { min: -0.6, max: 1.6, step: 1 };
const UP = { min: -0.08, max: 1.12, step: 1 };
const ASPECT = (ACROSS.max - ACROSS.min) / (TALL * (UP.max - UP.min));
/** How far below the row under it a cell reaches, so that no paper is seen between them. */
const OVERLAP = 0.003;

/** Half an arrow, and its head, in sides of the triangle. */
const HALF_ARROW = 0.05;
const HEAD = { along: 0.032, across: 0.018 };

/** Where shares of three strategies lie: all of the first at the left corner, of the second at the right, of the third on top. */
export function placeOf(shares: readonly number[]): Point {
  const [, second = 0, third = 0] = shares;
  return { x: second + third / 2, y: third };
}

/** The line through places in any order of x, as strokes from left to right. */
function way(label: string, points: readonly Point[], style: { colour: string; width: number }): Dataset[] {
  return strokesOf(points.map(({ x, y }) => [x, y] as const)).map((stroke) =>
    line(label, stroke, { ...style, dash: [] }),
  );
}

/** An arrow in the direction of change, all of one length; none where nothing changes. */
function arrow(number: number, shares: readonly number[], change: readonly number[]): Dataset[] {
  const [, second = 0, third = 0] = change;
  const [across, up] = [second + third / 2, TALL * third];
  const length = Math.sqrt(across * across + up * up);
  if (!(length > 0)) return [];
  const at = placeOf(shares);
  const [dx, dy] = [across / length, up / length];
  const place = (along: number, aside: number): Point => ({
    x: at.x + along * dx - aside * dy,
    y: at.y + (along * dy + aside * dx) / TALL,
  });
  const tip = place(HALF_ARROW, 0);
  const style = { colour: INK, width: 1.1 };
  return [
    ...way(say.portrait.arrow(number), [place(-HALF_ARROW, 0), tip], style),
    ...[-1, 1].flatMap((side) =>
      way(say.portrait.head(number), [place(HALF_ARROW - HEAD.along, side * HEAD.across), tip], style),
    ),
  ];
}

/** Neighbouring cells of a row that end alike, as one area between two lines over the same stretch. */
function stretch(label: string, corners: { low: [Point, Point]; high: [Point, Point] }, colour: string): Dataset[] {
  const { low, high } = corners;
  const [left, right] = [low[0].x < high[0].x ? low[0] : high[0], low[1].x > high[1].x ? low[1] : high[1]];
  const joined = (middle: readonly Point[]): Point[] => [
    left,
    ...middle.filter((point) => point.x > left.x && point.x < right.x),
    right,
  ];
  const down = ({ x, y }: Point): Point => ({ x, y: Math.max(0, y - OVERLAP) });
  return band(label, joined(high), joined(low).map(down), { colour, opacity: 1 });
}

/** The cells in the colours of their ends, row by row from below. */
function basins(portrait: PhasePortrait): Dataset[] {
  const { divisions, starts } = portrait;
  const at = (column: number, row: number): Point => ({ x: (column + row / 2) / divisions, y: row / divisions });
  let first = 0;
  return Array.from({ length: divisions }, (_, row) => {
    const cells = starts.slice(first, first + 2 * (divisions - row) - 1);
    first += cells.length;
    return cells.flatMap(({ end }, from): Dataset[] => {
      const colour = endColour(portrait, end);
      if (colour === undefined || cells[from - 1]?.end === end) return [];
      const other = cells.findIndex((cell, k) => k > from && cell.end !== end);
      const to = (other < 0 ? cells.length : other) - 1;
      const [a, b] = [from >> 1, to >> 1];
      // Odd cells stand on their tips.
      const [down, last] = [from % 2, to % 2];
      return stretch(
        say.portrait.basin(`${row} ${from}`),
        {
          low: [at(a + down, row), at(b + 1, row)],
          high: [at(a, row + 1), at(b + last, row + 1)],
        },
        colour,
      );
    });
  }).flat();
}

/** The apex has more room beside it than the corners below. */
function cornerTexts({ strategies }: EvolveDocument): PlotText[] {
  const places = [
    { at: { x: -0.06, y: 0 }, align: 'right', width: 0.53 },
    { at: { x: 1.06, y: 0 }, align: 'left', width: 0.53 },
    { at: { x: 0.57, y: 1.02 }, align: 'left', width: 1.02 },
  ] as const;
  return places.map(({ at, align, width }, k): PlotText => {
    const text = say.all(nameText(strategies[k] ?? '', 22));
    return { ...{ at, align, text }, room: { width, height: 0.4 }, cut: true, colour: INK };
  });
}

/**
 * What does a dynamic of three strategies do from everywhere? A triangle of shares: arrows in the direction of change, rest
 * points, cells in the colour of the end of the path from their middle, and the path from the start that was asked for.
 */
export function simplex(
  results: Results,
  document: EvolveDocument,
  portrait: PhasePortrait,
  options: ChartOptions = {},
): Figure {
  const bare = (scale: Axis['scale']): Axis => ({ scale, title: '', labels: [] });
  const axes: Plot['axes'] = { x: bare(ACROSS), y: bare(UP) };
  const corners = [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ].map(placeOf);
  const path = (document.trajectory ?? []).map(({ shares }) => placeOf(shares));
  const [start] = path;
  const datasets: Dataset[] = [
    ...portrait.rest.map((point) => restDot(document, point, placeOf(point.shares))),
    ...(start === undefined
      ? []
      : [
          {
            ...line(say.portrait.kinds.start, [start], { colour: INK, dash: [], width: 1.5 }),
            pointStyle: 'rectRot' as const,
            pointRadius: 5,
            pointBackgroundColor: PAPER,
          },
        ]),
    ...way(say.portrait.way, path, { colour: INK, width: 2.5 }),
    ...way(say.portrait.way, path, { colour: PAPER, width: 5 }),
    ...portrait.field.flatMap(({ shares, change }, k) => arrow(k, shares, change)),
    ...way(say.portrait.edge, corners, { colour: MUTED, width: 1.25 }),
    ...basins(portrait),
  ];
  const plot: Plot = {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    texts: cornerTexts(document),
    bare: true,
    aspect: ASPECT,
  };
  return portraitFigure(results, document, portrait, plot, 'simplex');
}
