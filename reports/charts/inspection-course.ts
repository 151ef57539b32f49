import type { InspectionDocument } from '../../engine/experiment/solutions/race-documents.ts';
import { lineStyle } from '../colour.ts';
import type { ChartOptions, Figure, Plot, Point } from '../figure.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { shareScale, tickValues } from '../scale.ts';
import { fractionValue } from '../solution/contest-findings.ts';
import { probabilityText } from '../solution/profile-text.ts';
import * as wording from '../wording/contests.ts';
import { complete } from './complete.ts';
import { line, lineChart } from './line-chart.ts';

/** What is done now, by the periods still to come. */
type Now = { readonly periods: number; readonly inspections: number; readonly inspect: number; readonly act: number };

/** As long as nothing has happened, with all inspections that fit still to come: the first period first. */
function courseOf({ stages, periods, inspections }: InspectionDocument): Now[] {
  return Array.from({ length: periods }, (_, k) => periods - k).flatMap((left): Now[] => {
    const stage = stages[left]?.[Math.min(inspections, left)];
    if (stage === undefined) return [];
    return [
      {
        periods: left,
        inspections: stage.inspections,
        inspect: fractionValue(stage.inspect),
        act: fractionValue(stage.act),
      },
    ];
  });
}

const MOST_LABELS = 10;

/** When does the inspector come, and when is the rule broken? Chances of both by the periods still to come. */
export function inspectionCourse(
  results: Results,
  document: InspectionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const course = courseOf(document);
  const [first] = course;
  if (first === undefined) return undefined;
  const n = course.length;
  const up = shareScale(1);
  const every = Math.ceil(n / MOST_LABELS);
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0.5, max: n + 0.5, step: 1 },
      title: wording.inspection.across,
      labels: course
        .filter((_, k) => k % every === 0)
        .map(({ periods }) => ({ value: n - periods + 1, text: formatCount(periods) })),
    },
    y: {
      scale: up,
      title: wording.inspection.axis,
      labels: tickValues(up).map((value) => ({ value, text: formatPercent(value) })),
    },
  };
  const lines = [
    { text: wording.inspection.inspects, of: ({ inspect }: Now): number => inspect },
    { text: wording.inspection.violates, of: ({ act }: Now): number => act },
  ].map(({ text, of }, k) => {
    const points = course.map((now): Point => ({ x: n - now.periods + 1, y: of(now) }));
    return { text, points, style: lineStyle(k), last: of(course.at(-1) ?? first) };
  });
  const plot: Plot = {
    configuration: lineChart(
      lines.map(({ text, points, style }) => ({ ...line(text, points, { ...style, width: 2 }), pointRadius: 2.6 })),
      axes,
      options,
    ),
    axes,
    endLabels: lines.map(({ text, style, last }, k) => ({
      ...{ value: last, at: n, text, detail: '', colour: style.text, strong: k === 0 },
    })),
    events: [],
  };
  const told = course.map(({ periods, inspect, act }) =>
    wording.inspection.row(periods, probabilityText(inspect), probabilityText(act)),
  );
  return complete(results, [plot], {
    name: 'course',
    title: wording.inspection.title(probabilityText(first.inspect)),
    method: wording.inspection.method,
    definitions: [wording.definitions.violation],
    shown: [],
    table: {
      columns: ['periods', 'inspections', 'inspect', 'violate'],
      rows: course.map(({ periods, inspections, inspect, act }) => [periods, inspections, inspect, act]),
    },
    altText: wording.inspection.alternative(told.join('; ')),
  });
}
