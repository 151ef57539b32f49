import type { ChartConfiguration } from 'chart.js';
import type { Cautioned } from '../engine/experiment/results/cautions.ts';
import type { PlaneFigure } from './plane/plane.ts';
import type { Scale } from './scale.ts';

export type Point = { x: number; y: number };
export type LineConfiguration = ChartConfiguration<'line', Point[]>;

/** Text at a place of an axis; beside the name of a row, what kind of thing it is. */
export type AxisLabel = { readonly value: number; readonly text: string; readonly detail?: string };

/** One axis with the text of its labels, for whoever draws them. */
export type Axis = {
  readonly scale: Scale;
  readonly title: string;
  readonly labels: readonly AxisLabel[];
  /** The labels are names of rows, or of columns: wrapped, and without grid lines. */
  readonly names?: true;
};

/** The name of a line, to stand at its right end. */
export type EndLabel = {
  /** The line's last value, on the vertical axis. */
  readonly value: number;
  /** Where the line ends, on the horizontal axis, if that is before the right edge. */
  readonly at?: number;
  readonly text: string;
  /** A number or range in regular type behind the name. */
  readonly detail: string;
  readonly colour: string;
  readonly strong: boolean;
};

/** An event on the time axis: a thin line where it begins, another where it ends. */
export type EventMark = { readonly text: string; readonly from: number; readonly to?: number };

/** A sentence above the plot, on a pole that stands on a place of the horizontal axis. */
export type Flag = {
  readonly at: number;
  readonly text: string;
  /** Where there is no room for all, those that weigh least are left out. */
  readonly weight: number;
  /** In bold. */
  readonly strong?: true;
};

/** The name of an area, to stand in it where it is thick enough. */
export type AreaName = {
  /** That of the area's end label, which then says only the number. */
  readonly text: string;
  /** Dark or light enough to read on the area. */
  readonly colour: string;
  /** From left to right, at the same places. */
  readonly upper: readonly Point[];
  readonly lower: readonly Point[];
};

/** A text to the right of a place in the plot, as behind a bar. */
export type BarLabel = {
  readonly at: Point;
  readonly text: string;
  /** In regular type behind it. */
  readonly detail: string;
};

/** A text in the plot, as in a cell of a table. */
export type PlotText = {
  readonly at: Point;
  readonly text: string;
  /** In regular type below it, where there is room. */
  readonly detail?: string;
  /** Where `at` is of the text; `centre` by default, always in the middle of its height. */
  readonly align?: 'left' | 'centre' | 'right';
  /** What it must fit into around its place, in units of the axes: what does not is left out. Default: nothing is. */
  readonly room?: { readonly width: number; readonly height: number };
  /** Where its room is too low for two lines they become one, and what is too long is cut instead. */
  readonly cut?: true;
  /** On pale paper, where it lies over edges. */
  readonly veiled?: true;
  /** Dark or light enough to read on what is below it. */
  readonly colour: string;
  /** In bold. */
  readonly strong?: true;
};

/** The name of a dot, to stand beside it where it meets no line, no other dot and no other name. */
export type DotLabel = {
  readonly at: Point;
  readonly text: string;
  /** In regular type behind it. */
  readonly detail: string;
  readonly colour: string;
};

/** What the colours of a field mean: a bar right of the plot. */
export type ColourBar = {
  readonly title: string;
  /** From the lowest to the highest, at even steps. */
  readonly colours: readonly string[];
  readonly scale: Scale;
  readonly labels: readonly AxisLabel[];
  /** Values at which a line runs through the field. */
  readonly lines: readonly number[];
};

/** The sign of a dot, so that it is told by more than its colour. */
export type DotSign = 'circle' | 'rect' | 'triangle' | 'rectRot';

/** What a colour means, for plots too small to say it themselves. */
export type KeyEntry = {
  readonly text: string;
  readonly fill: string;
  readonly colour: string;
  /** Of dots: their sign and the colour of its rim; by default a square of the fill. */
  readonly sign?: { readonly shape: DotSign; readonly edge: string };
};

/** One plot with the text around it. */
export type Plot = {
  /** Above it, where a figure has several: whose it is, and the number that matters. */
  readonly heading?: { readonly text: string; readonly detail: string };
  readonly configuration: LineConfiguration;
  readonly axes: { readonly x: Axis; readonly y: Axis };
  readonly endLabels: readonly EndLabel[];
  readonly events: readonly EventMark[];
  readonly areaNames?: readonly AreaName[];
  readonly barLabels?: readonly BarLabel[];
  readonly flags?: readonly Flag[];
  readonly texts?: readonly PlotText[];
  readonly dotLabels?: readonly DotLabel[];
  readonly colours?: ColourBar;
  /** Lines of text that each row of a table needs; 1 by default. */
  readonly rowLines?: number;
  /** No line where the axes meet: a table, a flow, a simplex. */
  readonly bare?: true;
  /** Width by height of the plot, where that means something: it is drawn no wider and no higher. */
  readonly aspect?: number;
};

/** What a word in the picture means, in the scenario's words. */
export type Definition = { readonly term: string; readonly meaning: string };

/**
 * A picture without pixels: what it says in words, the Chart.js configuration of each plot, and the same numbers as a table and as
 * a text for those who cannot see it.
 */
export type Figure = {
  /** File stem: `outcomes`, `fan-capability`. */
  readonly name: string;
  /** The finding, computed. */
  readonly title: string;
  /** What to put instead of the title below a heading that already says it. */
  readonly panelTitle?: string;
  readonly method: string;
  /** One, or small multiples in reading order, whose axes are the same. */
  readonly plots: readonly [Plot, ...Plot[]];
  /** What the colours of small multiples mean. */
  readonly key?: readonly KeyEntry[];
  readonly definitions: readonly Definition[];
  /** What to bear in mind of the levels shown, in the scenario's words. */
  readonly cautions?: readonly Cautioned[];
  readonly csv: string;
  readonly altText: string;
  /** What to say instead on a page that says what to bear in mind once, for all its panels. */
  readonly panelText?: string;
  /** Of a number over two parameters: what it is drawn from where it stands alone, with numbers in its cells and a key. */
  readonly plane?: PlaneFigure;
};

/**
 * Who draws the text of the axes. `page`: the page layout, at measured places; the configuration is then plain data and
 * its plot area fills the canvas up to `PLOT_INSET`. `chart`: Chart.js itself, for a chart that stands alone in a browser.
 */
export type ChartOptions = {
  readonly text?: 'page' | 'chart';
  /** Most labels on the time axis; 10 by default, fewer for a narrow panel. */
  readonly timeLabels?: number;
  /** Most bars; 10 by default, fewer for a low panel. */
  readonly bars?: number;
};

/** Room in CSS pixels around the plot area, so that lines on its edge are not cut in half. */
export const PLOT_INSET = 8;

/** A table as CSV (RFC 4180), numbers in full precision. */
export function toCsv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : '';
    return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
