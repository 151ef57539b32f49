import { INK } from '../colour.ts';
import type { DotLabel, Plot } from '../figure.ts';
import { EN_SPACE, fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';
import { shorten } from './wrap.ts';

const NAME: TextStyle = { size: 38, weight: 600, colour: INK };

/** Half the side of the square that a dot takes, pixels. */
const DOT = 20;

/** How far a name may stand from its dot, pixels; from the second on a leader ties them. */
const DISTANCES = [12, 60, 120, 190] as const;

type Place = readonly [number, number];
type Segment = readonly [Place, Place];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a segment passes through a box (Liang and Barsky 1984). */
function crosses([[x0, y0], [x1, y1]]: Segment, { x, y, width, height }: Box): boolean {
  let [enter, leave] = [0, 1];
  const edges = [
    [x0 - x1, x0 - x],
    [x1 - x0, x + width - x0],
    [y0 - y1, y0 - y],
    [y1 - y0, y + height - y0],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

/** Every stroke of the plot, in pixels. */
function strokes({ configuration }: Plot, at: (x: number, y: number) => Place): Segment[] {
  return configuration.data.datasets.flatMap(({ data, borderWidth }): Segment[] => {
    if (borderWidth === 0) return [];
    const places = data.map(({ x, y }) => at(x, y));
    return places.slice(1).map((to, k): Segment => [places[k] as Place, to]);
  });
}

/** Where a name may stand: right, left, above, below and between, nearer places first. */
function candidates([x, y]: Place, width: number, height: number): { readonly box: Box; readonly near: boolean }[] {
  return DISTANCES.flatMap((distance, k) => {
    const [right, left] = [x + DOT + distance, x - DOT - distance - width];
    const [above, below] = [y - DOT - distance - height, y + DOT + distance];
    const [middle, beside] = [x - width / 2, y - height / 2];
    const places: Place[] = [
      [right, beside],
      [left, beside],
      [middle, above],
      [middle, below],
      [right, above],
      [right, below],
      [left, above],
      [left, below],
    ];
    return places.map(([px, py]) => ({ box: { x: px, y: py, width, height }, near: k === 0 }));
  });
}

const inside = (box: Box, plot: Box): boolean =>
  box.x >= plot.x &&
  box.y >= plot.y &&
  box.x + box.width <= plot.x + plot.width &&
  box.y + box.height <= plot.y + plot.height;

type Placed = { readonly label: DotLabel; readonly at: Place; readonly box: Box; readonly near: boolean };

/** What is left of a name for which there is no room, as shares of its width. */
const SHORTER = [1, 0.6, 0.4] as const;

type Field = { readonly plot: Box; readonly dots: readonly Box[]; readonly lines: readonly Segment[] };

/** Names one after the other, each at the first place that is free, whole or shortened. */
function place(
  labels: readonly DotLabel[],
  placeOf: (label: DotLabel) => Place,
  field: Field,
  measure: Measure,
): Placed[] {
  const placed: Placed[] = [];
  for (const label of labels) {
    const at = placeOf(label);
    for (const share of SHORTER) {
      const told = shortened(label, share, measure);
      const free = candidates(at, widthOf(told, measure), boxHeight(NAME)).find(
        ({ box }) =>
          inside(box, field.plot) &&
          !field.dots.some((other) => overlap(other, box)) &&
          !placed.some((other) => overlap(other.box, box)) &&
          !field.lines.some((line) => crosses(line, box)),
      );
      if (free === undefined) continue;
      placed.push({ label: told, at, ...free });
      break;
    }
  }
  return placed;
}

function widthOf({ text, detail }: DotLabel, measure: Measure): number {
  return measure(text, NAME) + (detail === '' ? 0 : measure(`${EN_SPACE}${detail}`, { ...NAME, weight: 400 }));
}

function shortened(label: DotLabel, share: number, measure: Measure): DotLabel {
  if (share === 1) return label;
  const width = share * measure(label.text, NAME);
  return { ...label, text: shorten([label.text, ''], 1, NAME, width, measure).join(''), detail: '' };
}

/** How good names stand: all of them, whole, and near their dots. */
function score(placed: readonly Placed[], labels: readonly DotLabel[]): number {
  const whole = placed.filter(({ label }) => labels.includes(label)).length;
  return 100 * placed.length + 10 * whole + placed.filter(({ near }) => near).length;
}

/**
 * Names beside dots, each where it is within the plot and meets no line, dot or other name; of several orders in which
 * they take their places the one that leaves most of them. A name for which there is no place is shortened, and left out
 * where that does not help: the table has it, and a name over another says nothing.
 */
export function dotLabels(plot: Plot, box: Box, measure: Measure): { readonly marks: Mark[]; readonly named: number } {
  const { axes, dotLabels: labels = [] } = plot;
  if (labels.length === 0) return { marks: [], named: 0 };
  const at = (x: number, y: number): Place => [
    box.x + box.width * fraction(x, axes.x.scale),
    box.y + box.height * (1 - fraction(y, axes.y.scale)),
  ];
  const placeOf = (label: DotLabel): Place => at(label.at.x, label.at.y);
  const dots = labels.map((label): Box => {
    const [px, py] = placeOf(label);
    return { x: px - DOT, y: py - DOT, width: 2 * DOT, height: 2 * DOT };
  });
  const field: Field = { plot: box, dots, lines: strokes(plot, at) };
  const orders = [
    labels,
    labels.toReversed(),
    labels.toSorted((a, b) => a.at.x - b.at.x),
    labels.toSorted((a, b) => b.at.x - a.at.x),
    labels.toSorted((a, b) => b.at.y - a.at.y),
    labels.toSorted((a, b) => a.at.y - b.at.y),
  ];
  const tries = orders.map((order) => place(order, placeOf, field, measure));
  const best = tries.reduce((one, other) => (score(other, labels) > score(one, labels) ? other : one));
  return { marks: best.flatMap((one) => nameMarks(one, measure)), named: best.length };
}

function nameMarks({ label, at: [x, y], box, near }: Placed, measure: Measure): Mark[] {
  const style: TextStyle = { ...NAME, colour: label.colour };
  const name = textMark(label.text, style, box, measure);
  const detail =
    label.detail === ''
      ? []
      : [
          textMark(
            label.detail,
            { ...style, weight: 400 },
            { x: box.x + name.width + measure(EN_SPACE, { ...style, weight: 400 }), y: box.y },
            measure,
          ),
        ];
  if (near) return [name, ...detail];
  const clampTo = (value: number, from: number, size: number): number => Math.max(from, Math.min(from + size, value));
  const end: [number, number] = [clampTo(x, box.x - 8, box.width + 16), clampTo(y, box.y, box.height)];
  const length = Math.sqrt((end[0] - x) * (end[0] - x) + (end[1] - y) * (end[1] - y));
  const start: [number, number] = [x + (DOT * (end[0] - x)) / length, y + (DOT * (end[1] - y)) / length];
  return [{ kind: 'path', points: [start, end], colour: label.colour, thickness: 2.5 }, name, ...detail];
}
