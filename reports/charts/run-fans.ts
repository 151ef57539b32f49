import type { RunSeries, RunStoryFacts } from '../../engine/experiment/story/run-story-facts.ts';
import { lineStyle } from '../colour.ts';
import type { ChartOptions, EndLabel, Figure, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import { atMoment, duration, type TimeAxis, timeAxis } from '../time-axis.ts';
import { behind } from '../unit-words.ts';
import {
  endsAt,
  fanAlt,
  fanMethod,
  fansAlt,
  lineName,
  placeInFan,
  playersEnd,
  playersEndAlike,
  rangeText,
  runName,
  withinFan,
} from '../wording/run-story.ts';
import { upperFirst } from '../words.ts';
import { complete, severalPlots, timePlot } from './complete.ts';
import { fanDatasets } from './fan.ts';
import { type Dataset, line } from './line-chart.ts';
import { MOST_PLAYERS, restOf, subjectOf } from './player-options.ts';
import {
  coverage,
  definitionOf,
  liveRows,
  measureAxes,
  measureTitle,
  quantileRuns,
  seriesLabel,
  shownRows,
  stem,
  valueText,
} from './series.ts';
import { isYesNo } from './yes-no.ts';

/** Fewer runs than this have no fan in which a run could have a place. */
const ENOUGH_FOR_PLACE = 30;

/** A measure of all runs, and the same in the one. */
type Course = {
  readonly series: TickSeries;
  readonly rows: readonly TickRow[];
  readonly run: RunSeries;
  readonly points: readonly { readonly tick: number; readonly value: number }[];
};

function coursesOf(results: Results, facts: RunStoryFacts, measure: string): Course[] {
  const all = results.ticks.filter((series) => series.measure === measure && series.option === undefined);
  return all.flatMap((series): Course[] => {
    const run = facts.series.find((one) => one.measure === measure && one.player === series.player);
    const points = (run?.values ?? []).flatMap((value, tick) => (Number.isFinite(value) ? [{ tick, value }] : []));
    if (run === undefined || points.length === 0 || isYesNo(series)) return [];
    return [{ series, rows: shownRows(results, series), run, points }];
  });
}

function scaleOf(courses: readonly Course[]) {
  const values = courses.flatMap(({ rows, points }) => [
    ...rows.flatMap(({ p05, p95 }) => [p05, p95]),
    ...points.map(({ value }) => value),
  ]);
  return niceScale(Math.min(...values), Math.max(...values));
}

/** The run as a line over the fan of all. */
function datasetsOf({ rows, points }: Course, run: string, time: TimeAxis): Dataset[] {
  const { colour } = lineStyle(2);
  const data = points.map(({ tick, value }): Point => ({ x: time.at(tick), y: value }));
  return [line(runName(run), data, { colour, dash: [], width: 2.5 }), ...fanDatasets(rows, time)];
}

const lastOf = ({ points }: Course): Course['points'][number] => points.at(-1) as Course['points'][number];

/** Where the run's last value lies among those of the runs that have one then; nothing where these are few. */
function placeOf({ series, points }: Course, say: (value: number) => string): string {
  const last = points.at(-1);
  const row = liveRows(series).find(({ tick }) => tick === last?.tick);
  if (last === undefined || row === undefined || quantileRuns(row) < ENOUGH_FOR_PLACE) return '';
  const [middle, wide] = [rangeText(say(row.p25), say(row.p75)), rangeText(say(row.p05), say(row.p95))];
  if (last.value > row.p95) return placeInFan.highest(wide);
  if (last.value < row.p05) return placeInFan.lowest(wide);
  if (last.value > row.p75) return placeInFan.high(middle);
  if (last.value < row.p25) return placeInFan.low(middle);
  return placeInFan.middle(middle);
}

function tableOf(courses: readonly Course[], run: number) {
  return {
    columns: ['tick', 'measure', 'unit', 'player', 'run', 'value', 'n', 'p05', 'p25', 'p50', 'p75', 'p95'],
    rows: courses.flatMap(({ series, points }) =>
      series.rows.map(({ tick, n, p05, p25, p50, p75, p95 }) => {
        const value = points.find((one) => one.tick === tick)?.value ?? Number.NaN;
        return [tick, series.measure, series.unit, series.player ?? '', run, value, n, p05, p25, p50, p75, p95];
      }),
    ),
  };
}

function methodOf(results: Results, { series }: Course, run: string): string {
  const bands = results.runs === 1 ? '' : `; ${fanMethod}`;
  return `${upperFirst(withinFan(run))}${bands}; ${coverage(results, series, 'quantiles')}`;
}

/** The course of one run in the fan of all: of the world, or for each of several players in a small one. */
export function runFans(
  results: Results,
  facts: RunStoryFacts,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const courses = coursesOf(results, facts, options.measure);
  const [first] = courses;
  if (first === undefined) return undefined;
  return courses.length > 1
    ? playersFigure(results, facts, courses, options)
    : worldFigure(results, facts, first, options);
}

function worldFigure(results: Results, facts: RunStoryFacts, course: Course, options: ChartOptions): Figure {
  const { series } = course;
  const { scenario } = results;
  const run = formatCount(facts.run);
  const time = timeAxis(scenario, options.timeLabels);
  const scale = scaleOf([course]);
  const last = lastOf(course);
  const end = course.rows.at(-1);
  const say = valueText(scale, [last.value, ...(end === undefined ? [] : [end.p50])]);
  const { text } = lineStyle(2);
  const place = last.tick < scenario.horizon ? { at: time.at(last.tick) } : {};
  const label: EndLabel = {
    value: last.value,
    ...place,
    text: say(last.value),
    detail: lineName(run),
    colour: text,
    strong: true,
  };
  const said = `${say(last.value)}${behind(series.unit, scenario)}`;
  const title =
    endsAt(upperFirst(seriesLabel(series)), run, said, atMoment(scenario, last.tick)) + placeOf(course, say);
  const plot = timePlot(results, time, options, {
    datasets: datasetsOf(course, run, time),
    axes: measureAxes(time, scale, measureTitle(series, results.scenario)),
    endLabels: [label],
  });
  return complete(results, [plot], {
    name: `run-${facts.run}-${stem(series.measure)}`,
    title,
    method: methodOf(results, course, run),
    definitions: definitionOf(series),
    shown: [series],
    table: tableOf([course], facts.run),
    altText: `${fanAlt(duration(scenario, scenario.horizon), run)} ${title}.`,
  });
}

function playersFigure(
  results: Results,
  facts: RunStoryFacts,
  courses: readonly Course[],
  options: ChartOptions,
): Figure | undefined {
  const drawn = courses.slice(0, MOST_PLAYERS);
  const [first] = drawn as [Course, ...Course[]];
  const { scenario } = results;
  const run = formatCount(facts.run);
  const time = timeAxis(scenario, options.timeLabels);
  const scale = scaleOf(drawn);
  const ends = drawn.map((course) => lastOf(course).value);
  const say = valueText(scale, ends);
  const subject = subjectOf(first.series.label, drawn.length, courses.length);
  const when = atMoment(scenario, lastOf(first).tick);
  const unit = behind(first.series.unit, scenario);
  const [low, high] = [say(Math.min(...ends)), say(Math.max(...ends))];
  const title =
    low === high
      ? playersEndAlike(subject, run, `${low}${unit}`, when)
      : playersEnd(subject, run, low, `${high}${unit}`, when);
  const axes = measureAxes(time, scale, measureTitle(first.series, results.scenario));
  const said = courses.map((course) => `${course.series.player}: ${say(lastOf(course).value)}${placeOf(course, say)}`);
  return severalPlots(
    results,
    time,
    options,
    drawn.map((course) => ({
      heading: { text: course.series.player ?? '', detail: say(lastOf(course).value) },
      datasets: datasetsOf(course, run, time),
      axes,
      endLabels: [],
    })),
    {
      name: `run-${facts.run}-${stem(first.series.measure)}`,
      title,
      method: `${methodOf(results, first, run)}${restOf(drawn.length, courses.length)}`,
      definitions: definitionOf(first.series),
      shown: [first.series],
      table: tableOf(courses, facts.run),
      altText: `${fansAlt(duration(scenario, scenario.horizon), run)} ${title}. ${said.join('; ')}.`,
    },
  );
}
