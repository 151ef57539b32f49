import type { AreaName, Plot, Point } from '../figure.ts';
import { fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';

const SIZE = 40;

/** Between a name and the edges of its area. */
const AIR = 10;

/** Places tried across the plot. */
const PLACES = 60;

/** The value of a line at a place, between its points; undefined outside. */
function valueAt(points: readonly Point[], x: number): number | undefined {
  const next = points.findIndex((point) => point.x >= x);
  const [to, from] = [points[next], points[next - 1]];
  if (to === undefined) return undefined;
  if (to.x === x || from === undefined) return to.x === x ? to.y : undefined;
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
}

type Span = { readonly top: number; readonly bottom: number };

/** The free height of an area between two places: highest lower edge to lowest upper edge, as pixels from the top. */
function free({ upper, lower }: AreaName, from: number, to: number, pixel: (y: number) => number): Span | undefined {
  const inner = upper.flatMap(({ x }) => (x > from && x < to ? [x] : []));
  let [top, bottom] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const x of [from, ...inner, to]) {
    const [high, low] = [valueAt(upper, x), valueAt(lower, x)];
    if (high === undefined || low === undefined) return undefined;
    top = Math.max(top, pixel(high));
    bottom = Math.min(bottom, pixel(low));
  }
  return { top, bottom };
}

/** Where an area is so many lines thick, a name stands as well as anywhere, and the middle of the plot is best. */
const THICK = 2.5;

/** The best place for a name, with its line's box; undefined where the area is too thin everywhere. */
function placeOf(name: AreaName, plot: Plot, box: Box, style: TextStyle, measure: Measure): Box | undefined {
  const { x: xAxis, y: yAxis } = plot.axes;
  const width = measure(name.text, style) + 2 * AIR;
  const height = boxHeight(style);
  const pixel = (y: number): number => box.y + box.height * (1 - fraction(y, yAxis.scale));
  const value = (x: number): number =>
    xAxis.scale.min + ((x - box.x) / box.width) * (xAxis.scale.max - xAxis.scale.min);
  const events = plot.events
    .flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
    .map((at) => box.x + box.width * fraction(at, xAxis.scale));
  const middle = box.x + box.width / 2;
  let best: (Box & { worth: number }) | undefined;
  for (let k = 0; k <= PLACES; k++) {
    const left = box.x + AIR + ((box.width - width - 2 * AIR) * k) / PLACES;
    if (left < box.x || events.some((event) => event > left - AIR && event < left + width + AIR)) continue;
    const span = free(name, value(left), value(left + width), pixel);
    if (span === undefined) continue;
    const room = span.bottom - span.top;
    const aside = Math.abs(left + width / 2 - middle) / box.width;
    const worth = Math.min(room / height, THICK) - 0.5 * aside;
    if (room < height + 2 * AIR || worth <= (best?.worth ?? Number.NEGATIVE_INFINITY)) continue;
    best = { x: left + AIR, y: (span.top + span.bottom - height) / 2, width: width - 2 * AIR, height, worth };
  }
  return best;
}

/**
 * The names of stacked areas, each in a thick part of its area, clear of the edges and of event lines; an area too
 * thin for its name has none here, and is named at its right end.
 *
 * @returns the marks and the names that were placed
 */
export function areaNames(plot: Plot, box: Box, measure: Measure): { marks: Mark[]; named: readonly string[] } {
  const placed = (plot.areaNames ?? []).flatMap((name) => {
    const style: TextStyle = { size: SIZE, weight: 700, colour: name.colour };
    const place = placeOf(name, plot, box, style, measure);
    return place === undefined ? [] : [{ name: name.text, mark: textMark(name.text, style, place, measure) }];
  });
  return { marks: placed.map(({ mark }) => mark), named: placed.map(({ name }) => name) };
}
