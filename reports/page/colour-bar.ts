import { INK, MUTED, PAPER } from '../colour.ts';
import type { ColourBar } from '../figure.ts';
import { fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';
import { shorten, wrap } from './wrap.ts';

const TICK: TextStyle = { size: 36, weight: 400, colour: MUTED };

const BEFORE = 44;
const WIDTH = 44;
const LABEL_GAP = 14;

/** The widest title; a longer one is wrapped. */
const MOST_TITLE = 300;
const MOST_TITLE_LINES = 2;

function titleLines({ title }: ColourBar, width: number, measure: Measure): string[] {
  return shorten(wrap(title, TICK, width, measure), MOST_TITLE_LINES, TICK, width, measure);
}

/** The pixels that a bar of colours needs right of a plot, with its labels and its title. */
export function colourColumn(colours: ColourBar | undefined, measure: Measure): number {
  if (colours === undefined) return 0;
  const labels = Math.max(0, ...colours.labels.map(({ text }) => measure(text, TICK)));
  const title = Math.min(MOST_TITLE, measure(colours.title, TICK));
  return Math.ceil(BEFORE + Math.max(WIDTH + LABEL_GAP + labels, title));
}

/** How many lines stand above the bar. */
export function colourTitleLines(colours: ColourBar | undefined, measure: Measure): number {
  return colours === undefined ? 0 : titleLines(colours, MOST_TITLE, measure).length;
}

/** The bar with labels beside it, a stroke where a line runs through the field, and what the colours are of above it. */
export function colourBar(colours: ColourBar, plot: Box, measure: Measure): Mark[] {
  const { scale, lines } = colours;
  const bar: Box = { x: plot.x + plot.width + BEFORE, y: plot.y, width: WIDTH, height: plot.height };
  const steps = colours.colours.length;
  const edges = Array.from({ length: steps + 1 }, (_, k) => Math.round(bar.y + (bar.height * k) / steps));
  const areas = colours.colours.toReversed().map((colour, k): Mark => {
    const [y, bottom] = [edges[k] as number, edges[k + 1] as number];
    return { kind: 'area', x: bar.x, y, width: bar.width, height: bottom - y, colour };
  });
  const yAt = (value: number): number => bar.y + bar.height * (1 - fraction(value, scale));
  const labels = colours.labels.map(({ value, text }) =>
    textMark(text, TICK, { x: bar.x + WIDTH + LABEL_GAP, y: yAt(value) - boxHeight(TICK) / 2 }, measure),
  );
  const title = titleLines(colours, MOST_TITLE, measure);
  const above = title.map((text, k) =>
    textMark(text, TICK, { x: bar.x, y: bar.y - 26 - (title.length - k) * boxHeight(TICK) }, measure),
  );
  return [
    ...areas,
    { kind: 'frame', ...bar, colour: MUTED, thickness: 2 },
    ...lines
      .filter((value) => value >= scale.min && value <= scale.max)
      .flatMap((value): Mark[] => [
        { kind: 'area', x: bar.x - 6, y: yAt(value) - 7, width: bar.width + 12, height: 14, colour: INK },
        { kind: 'area', x: bar.x - 6, y: yAt(value) - 3, width: bar.width + 12, height: 6, colour: PAPER },
      ]),
    ...labels,
    ...above,
  ];
}
