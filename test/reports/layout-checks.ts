import type { LineConfiguration } from '../../reports/figure.ts';
import type { Box, Layout, Mark, TextMark } from '../../reports/page/marks.ts';

type Place = readonly [number, number];
type Segment = readonly [Place, Place];

/** Whether ink is read on it as on paper, so that a text may lie over its edge. */
function isPale(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[0-9A-F]{6}$/.test(colour)) return false;
  return [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= 160);
}

/** Every line and edge that a configuration draws, in page pixels, steps included; pale areas without a line have none. */
function segments({ data: { datasets }, options }: LineConfiguration, plot: Box): Segment[] {
  const pale = new Set(
    datasets.flatMap(({ borderWidth, backgroundColor }, k) =>
      borderWidth === 0 && isPale(backgroundColor) ? [k, k + 1] : [],
    ),
  );
  const data = { datasets: datasets.filter((_, k) => !pale.has(k)) };
  const { x, y } = options?.scales ?? {};
  const [xMin, xMax, yMin, yMax] = [Number(x?.min), Number(x?.max), Number(y?.min), Number(y?.max)];
  return data.datasets.flatMap((dataset) => {
    const places = dataset.data.map(
      (point): Place => [
        plot.x + (plot.width * (point.x - xMin)) / (xMax - xMin),
        plot.y + plot.height * (1 - (point.y - yMin) / (yMax - yMin)),
      ],
    );
    return places.slice(1).flatMap((to, k): Segment[] => {
      const from = places[k] as Place;
      if (dataset.stepped !== 'before') return [[from, to]];
      const corner: Place = [from[0], to[1]];
      return [
        [from, corner],
        [corner, to],
      ];
    });
  });
}

/** Whether a segment passes through a box (Liang–Barsky). */
function crosses([[x0, y0], [x1, y1]]: Segment, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const edges = [
    [x0 - x1, x0 - box.x],
    [x1 - x0, box.x + box.width - x0],
    [y0 - y1, y0 - box.y],
    [y1 - y0, box.y + box.height - y0],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

export const texts = (layout: Layout): TextMark[] => layout.marks.filter((mark) => mark.kind === 'text');

/** The text as one string, lines joined. */
export const words = (layout: Layout): string =>
  texts(layout)
    .map(({ text }) => text)
    .join(' ');

/** Where a mark has ink: of a text the line's letters, not the air above and below. */
function ink(mark: TextMark): Box {
  const air = mark.style.size * 0.12;
  return { x: mark.x, y: mark.y + air, width: mark.width, height: mark.height - 2 * air };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What lies on what it must not: text on text, on the lines of a plot or outside its area, plots on plots. */
export function collisions(layout: Layout): string[] {
  const all = texts(layout);
  const textPairs = all.flatMap((a, k) =>
    all.slice(k + 1).flatMap((b) => (overlap(a, b) ? [`“${a.text}” meets “${b.text}”`] : [])),
  );
  // A chart's canvas has an empty margin of 25 pixels around the plot.
  const charts = layout.marks.filter((mark) => mark.kind === 'chart');
  const plots = charts.map(({ x, y, width, height }) => ({
    x: x + 25,
    y: y + 25,
    width: width - 50,
    height: height - 50,
  }));
  // Names may stand in areas and behind bars, where no line crosses them.
  const inPlots = charts.flatMap((chart, k) => {
    const plot = plots[k] as Box;
    const inside = all.filter((text) => overlap(ink(text), plot));
    const lines = inside.length === 0 ? [] : segments(chart.configuration, plot);
    return inside.flatMap((text) =>
      lines.some((line) => crosses(line, ink(text))) ? [`a line crosses “${text.text}”`] : [],
    );
  });
  const plotPairs = plots.flatMap((a, k) =>
    plots.slice(k + 1).flatMap((b) => (overlap(a, b) ? ['two plots overlap'] : [])),
  );
  return [...textPairs, ...inPlots, ...plotPairs];
}

/** Marks that reach beyond a margin. */
export function outside(layout: Layout, margin: number): string[] {
  const inside = (mark: Mark): boolean =>
    mark.kind === 'path'
      ? mark.points.every(
          ([x, y]) => x >= margin && y >= margin && x <= layout.width - margin && y <= layout.height - margin,
        )
      : mark.x >= margin &&
        mark.y >= margin &&
        mark.x + mark.width <= layout.width - margin &&
        mark.y + mark.height <= layout.height - margin;
  return layout.marks.filter((mark) => !inside(mark)).map((mark) => (mark.kind === 'text' ? mark.text : mark.kind));
}
