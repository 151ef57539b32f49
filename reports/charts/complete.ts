import { type Cautioned, withCautions } from '../cautions.ts';
import { changedLine, datedEvents } from '../changes.ts';
import { failureNotice } from '../failures.ts';
import type { ChartOptions, EventMark, Figure, Plot } from '../figure.ts';
import { toCsv } from '../figure.ts';
import type { Results } from '../results.ts';
import type { TimeAxis } from '../time-axis.ts';
import { courseWords as say } from '../wording/courses.ts';
import { sentence, upperFirst } from '../words.ts';
import { type Dataset, eventLines, lineChart } from './line-chart.ts';

/** What a plot shows, before it is a configuration. */
export type DrawnPlot = Omit<Plot, 'configuration' | 'events'> & {
  readonly datasets: Dataset[];
  /** Whether areas fill the plot, so that a dark line needs a light edge to be seen. */
  readonly filled?: true;
};

/** A chart's own part of a figure. */
export type Drawn = Omit<Figure, 'plots' | 'csv' | 'cautions' | 'panelText'> & {
  /** The ends and measures whose levels it shows. */
  readonly shown: readonly Cautioned[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
};

/** Adds what every picture must say: what was changed, that runs failed, and what to bear in mind of the levels. */
export function complete(results: Results, plots: Figure['plots'], drawn: Drawn): Figure {
  const { table, shown, ...rest } = drawn;
  const changed = changedLine(results);
  const also = [failureNotice(results), changed]
    .filter((line) => line !== undefined)
    .map((line) => ` ${sentence(upperFirst(line))}`);
  const columns = [...table.columns, 'scenario', 'changed'];
  const rows = table.rows.map((row) => [...row, results.scenario.name, changed ?? '']);
  const figure = { ...rest, altText: rest.altText + also.join(''), plots, csv: toCsv(columns, rows) };
  return withCautions(figure, shown);
}

/** A plot over time: its lines and areas, and a line where an event begins or ends. */
export function timePlot(results: Results, time: TimeAxis, options: ChartOptions, drawn: DrawnPlot): Plot {
  const { datasets, filled = false, ...rest } = drawn;
  const events = datedEvents(results.scenario).map(
    ({ text, from, to }): EventMark => ({
      text,
      from: time.at(from),
      ...(to === undefined ? {} : { to: time.at(to) }),
    }),
  );
  const configuration = lineChart(
    [...datasets, ...eventLines(events, drawn.axes.y.scale, filled)],
    drawn.axes,
    options,
  );
  return { ...rest, events, configuration };
}

/** Small multiples over time: events are lines in every plot, and the method line says which. */
export function severalPlots(
  results: Results,
  time: TimeAxis,
  options: ChartOptions,
  all: readonly DrawnPlot[],
  drawn: Drawn,
): Figure | undefined {
  const plots = all.map((one) => timePlot(results, time, options, one));
  const [first, ...rest] = plots.map((plot): Plot => ({ ...plot, events: [] }));
  if (first === undefined) return undefined;
  const events = plots[0]?.events ?? [];
  const names = events.map(({ text }) => text).join(', ');
  const ends = events.some(({ to }) => to !== undefined) ? say.dashedEnd : '';
  const lines = names === '' ? '' : say.eventLines(events.length, names, ends);
  return complete(results, [first, ...rest], { ...drawn, method: drawn.method + lines });
}
