import type { ChartConfiguration } from 'chart.js';
import type { Scale } from './scale.ts';

export type Point = { x: number; y: number };
export type LineConfiguration = ChartConfiguration<'line', Point[]>;

/** One axis with the text of its labels, for whoever draws them. */
export type Axis = {
  readonly scale: Scale;
  readonly title: string;
  readonly labels: readonly { readonly value: number; readonly text: string }[];
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

/** What a word in the picture means, in the scenario's words. */
export type Definition = { readonly term: string; readonly meaning: string };

/**
 * A picture without pixels: what it says in words, the Chart.js configuration, and the same numbers as a table and as
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
  readonly configuration: LineConfiguration;
  readonly axes: { readonly x: Axis; readonly y: Axis };
  readonly endLabels: readonly EndLabel[];
  readonly events: readonly EventMark[];
  readonly definitions: readonly Definition[];
  readonly csv: string;
  readonly altText: string;
};

/**
 * Who draws the text of the axes. `page`: the page layout, at measured places; the configuration is then plain data and
 * its plot area fills the canvas up to `PLOT_INSET`. `chart`: Chart.js itself, for a chart that stands alone in a browser.
 */
export type ChartOptions = {
  readonly text?: 'page' | 'chart';
  /** Most labels on the time axis; 10 by default, fewer for a narrow panel. */
  readonly timeLabels?: number;
};

/** Room in CSS pixels around the plot area, so that lines on its edge are not cut in half. */
export const PLOT_INSET = 8;

/** A table as CSV (RFC 4180), numbers in full precision. */
export function toCsv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' && !Number.isFinite(value) ? '' : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
