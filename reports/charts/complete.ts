import { changedLine, datedEvents } from '../changes.ts';
import { failureNotice } from '../failures.ts';
import type { ChartOptions, EventMark, Figure } from '../figure.ts';
import { toCsv } from '../figure.ts';
import type { Results } from '../results.ts';
import type { TimeAxis } from '../time-axis.ts';
import { sentence, upperFirst } from '../words.ts';
import { type Dataset, eventLines, lineChart } from './line-chart.ts';

/** A chart's own part of a figure. */
export type Drawn = Omit<Figure, 'configuration' | 'csv' | 'events'> & {
  readonly datasets: Dataset[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
};

/** Adds what every picture over time must say: events, what was changed, and that runs failed. */
export function complete(results: Results, time: TimeAxis, options: ChartOptions, drawn: Drawn): Figure {
  const { datasets, table, ...rest } = drawn;
  const events = datedEvents(results.scenario).map(
    ({ text, from, to }): EventMark => ({
      text,
      from: time.at(from),
      ...(to === undefined ? {} : { to: time.at(to) }),
    }),
  );
  const changed = changedLine(results);
  const also = [failureNotice(results), changed]
    .filter((line) => line !== undefined)
    .map((line) => ` ${sentence(upperFirst(line))}`);
  const columns = [...table.columns, 'scenario', 'changed'];
  const rows = table.rows.map((row) => [...row, results.scenario.name, changed ?? '']);
  return {
    ...rest,
    altText: rest.altText + also.join(''),
    events,
    configuration: lineChart([...datasets, ...eventLines(events, drawn.axes.y.scale)], drawn.axes, options),
    csv: toCsv(columns, rows),
  };
}
