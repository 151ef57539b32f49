import { faded, GRID, INK, MUTED, PAPER } from '../colour.ts';
import type { Axis, ChartOptions, EventMark, LineConfiguration, Point } from '../figure.ts';
import { PLOT_INSET } from '../figure.ts';
import type { Scale } from '../scale.ts';
import { markWords } from '../wording/marks.ts';

export type Dataset = LineConfiguration['data']['datasets'][number];

/** A line; `stepped` holds each value until the next point. */
export function line(
  label: string,
  points: Point[],
  style: { colour: string; dash: readonly number[]; width: number },
  stepped = false,
): Dataset {
  return {
    label,
    data: points,
    borderColor: style.colour,
    borderWidth: style.width,
    borderDash: [...style.dash],
    borderJoinStyle: 'round',
    pointRadius: points.length === 1 ? 3 : 0,
    pointBackgroundColor: style.colour,
    stepped: stepped ? 'before' : false,
    fill: false,
  };
}

/** The area between two lines: its upper edge, filled down to its lower edge, which must follow it in the list. */
export function band(
  label: string,
  upper: Point[],
  lower: Point[],
  fill: { colour: string; opacity: number },
  stepped = false,
): Dataset[] {
  const edge = { borderWidth: 0, pointRadius: 0, stepped: stepped ? ('before' as const) : (false as const) };
  return [
    { ...edge, label, data: upper, fill: '+1', backgroundColor: faded(fill.colour, fill.opacity) },
    { ...edge, label: markWords.lowerEdge(label), data: lower, fill: false },
  ];
}

/** A thin line over everything where an event begins, a dashed one where it ends; on dark areas with a light edge. */
export function eventLines(events: readonly EventMark[], scale: Scale, edged: boolean): Dataset[] {
  const style = { pointRadius: 0, fill: false, order: -1 };
  return events.flatMap((event) =>
    [event.from, event.to].flatMap((x, k): Dataset[] => {
      if (x === undefined) return [];
      const data = [
        { x, y: scale.min },
        { x, y: scale.max },
      ];
      const dash = k === 0 ? [] : [3, 3];
      const mark = { ...style, label: event.text, data, borderColor: INK, borderWidth: 0.9, borderDash: dash };
      const edge = {
        ...style,
        label: markWords.edge(event.text),
        data,
        borderColor: faded(PAPER, 0.7),
        borderWidth: 3,
      };
      return edged ? [mark, edge] : [mark];
    }),
  );
}

/**
 * A linear axis. Chart.js begins its grid at the axis's minimum, which need not be a round number, so that grid and
 * labels are drawn by the page, or, if the chart stands alone, at places that are given.
 */
function linearAxis(axis: Axis, alone: boolean) {
  const text = new Map(axis.labels.map((label) => [label.value, label.text]));
  return {
    type: 'linear' as const,
    min: axis.scale.min,
    max: axis.scale.max,
    border: { display: false },
    grid: { display: alone, color: GRID, lineWidth: 0.75, drawTicks: false, tickLength: alone ? 8 : 0 },
    title: { display: alone, text: axis.title, color: MUTED, font: { family: 'Inter', size: 12 } },
    ticks: {
      display: alone,
      autoSkip: false,
      maxTicksLimit: 1000,
      color: MUTED,
      font: { family: 'Inter', size: 12 },
      // Chart.js would format by locale; the labels are already written.
      ...(alone ? { callback: (value: string | number) => text.get(Number(value)) ?? '' } : {}),
    },
    ...(alone
      ? {
          afterBuildTicks: (built: { ticks: { value: number }[] }): void => {
            built.ticks = axis.labels.map(({ value }) => ({ value }));
          },
        }
      : {}),
  };
}

/** The configuration of a chart of lines and bands over time; the first dataset is drawn on top. */
export function lineChart(datasets: Dataset[], axes: { x: Axis; y: Axis }, options: ChartOptions): LineConfiguration {
  const alone = options.text === 'chart';
  return {
    type: 'line',
    data: { datasets },
    options: {
      animation: false,
      responsive: false,
      events: [],
      parsing: false,
      normalized: true,
      layout: { padding: PLOT_INSET, autoPadding: false },
      scales: { x: linearAxis(axes.x, alone), y: linearAxis(axes.y, alone) },
      plugins: { legend: { display: false }, title: { display: false }, tooltip: { enabled: false } },
    },
  };
}
