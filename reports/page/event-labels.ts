import { INK } from '../colour.ts';
import type { EventMark } from '../figure.ts';
import type { Scale } from '../scale.ts';
import { OVERHANG } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { pushApart } from './push-apart.ts';
import { shorten } from './wrap.ts';

const NAME: TextStyle = { size: SMALLEST_TYPE, weight: 600, colour: INK };

/** Between names, and between the names and the plot, whose line ends have their labels up to `OVERHANG` above it. */
const GAP = 28;
const BELOW = OVERHANG + 2;

/** More rows of names would crowd out the plot; the rest is named in the line of changes. */
const MOST_ROWS = 2;

type Name = { readonly event: EventMark; readonly text: string; readonly width: number };

/** The names row by row, in order of time, as many in each as its width holds; what two rows do not hold is left out. */
function rowsOf(events: readonly EventMark[], width: number, measure: Measure): Name[][] {
  const rows: Name[][] = [];
  let used = 0;
  for (const event of [...events].sort((a, b) => a.from - b.from)) {
    const text = shorten([event.text, ''], 1, NAME, width, measure)[0] ?? event.text;
    const whole = measure(event.text, NAME) <= width ? event.text : text;
    const needed = measure(whole, NAME) + GAP;
    if (rows.length === 0 || used + needed > width) {
      if (rows.length === MOST_ROWS) break;
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push({ event, text: whole, width: needed });
    used += needed;
  }
  return rows;
}

/** Pixels that the names of the events need above the plot. */
export function eventHeight(events: readonly EventMark[], width: number, measure: Measure): number {
  const rows = rowsOf(events, width, measure).length;
  return rows === 0 ? 0 : rows * boxHeight(NAME) + BELOW;
}

/** Names of events above the plot, each as near to its line as the others allow, with a bar for how long it lasts. */
export function eventLabels(
  events: readonly EventMark[],
  scale: Scale,
  plot: Box,
  frame: Box,
  measure: Measure,
): Mark[] {
  const place = (value: number): number => plot.x + (plot.width * (value - scale.min)) / (scale.max - scale.min);
  const rows = rowsOf(events, frame.width, measure);
  const height = boxHeight(NAME);
  return rows.flatMap((row, k) => {
    const y = plot.y - BELOW - (rows.length - k) * height;
    const wishes = row.map(({ event, width }) => ({ centre: place(event.from), height: width }));
    const lefts = pushApart(wishes, frame.x - GAP / 2, frame.x + frame.width + GAP / 2);
    return row.flatMap(({ event, text, width }, at): Mark[] => {
      const left = (lefts[at] ?? plot.x) + GAP / 2;
      const x = place(event.from);
      const points: [number, number][] = [
        [Math.max(left, Math.min(x, left + width - GAP)), y + height],
        [x, plot.y],
      ];
      const bar: Mark[] =
        event.to === undefined
          ? []
          : [{ kind: 'area', x, y: plot.y - 6, width: place(event.to) - x, height: 4, colour: INK }];
      const leader: Mark[] = k === rows.length - 1 ? [{ kind: 'path', points, colour: INK, thickness: 2.5 }] : [];
      return [textMark(text, NAME, { x: left, y }, measure), ...leader, ...bar];
    });
  });
}
