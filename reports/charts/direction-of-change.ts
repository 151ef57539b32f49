import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait } from '../../engine/games/evolution/phase-portrait.ts';
import { INK, MUTED } from '../colour.ts';
import { endColour, nameText } from '../evolution/texts.ts';
import type { ChartOptions, Figure, Plot, Point } from '../figure.ts';
import { decimalsOf, formatNumber, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';
import { portraitFigure, restDot } from './portrait-figure.ts';

/** Heads of arrows on the line of no change, in parts of the axes. */
const HEAD = { along: 0.018, across: 0.03 };
/** Room for dots at either end. */
const EDGE = 0.03;
/** Stretches shorter than this have no arrow. */
const LEAST_STRETCH = 0.06;

const firstOf = (shares: readonly number[]): number => shares[0] ?? 0;

/** Starts next to each other that end alike, as areas over the whole height. */
function strips(portrait: PhasePortrait, low: number, high: number): Dataset[] {
  const { starts, divisions } = portrait;
  return starts.flatMap(({ end }, from): Dataset[] => {
    const colour = endColour(portrait, end);
    if (colour === undefined || starts[from - 1]?.end === end) return [];
    const other = starts.findIndex((start, k) => k > from && start.end !== end);
    const [left, right] = [from / divisions, (other < 0 ? starts.length : other) / divisions];
    const along = (y: number): Point[] => [
      { x: left, y },
      { x: right, y },
    ];
    return band(say.portrait.basin(String(from)), along(high), along(low), { colour, opacity: 1 });
  });
}

/** Which way it goes, between neighbouring rest points. */
function heads({ rest, field }: PhasePortrait, height: number): Dataset[] {
  const bounds = [0, ...rest.map(({ shares }) => firstOf(shares)), 1].toSorted((a, b) => a - b);
  return bounds.slice(1).flatMap((right, k): Dataset[] => {
    const left = bounds[k] ?? 0;
    if (right - left < LEAST_STRETCH) return [];
    const middle = (left + right) / 2;
    const near = field.find(({ shares }) => firstOf(shares) >= middle);
    const change = firstOf(near?.change ?? []);
    if (change === 0) return [];
    const tip = { x: middle + (change > 0 ? HEAD.along : -HEAD.along), y: 0 };
    const tail = middle - (change > 0 ? HEAD.along : -HEAD.along);
    return [-1, 1].map((side) => {
      const points = [{ x: tail, y: side * HEAD.across * height }, tip].toSorted((a, b) => a.x - b.x);
      return line(say.portrait.head(k), points, { colour: INK, dash: [], width: 2.5 });
    });
  });
}

/**
 * What does a dynamic of two strategies do from everywhere? The change of the first one's share over that share; where it is
 * zero are rest points, and areas in the colour of the end of the paths from there.
 */
export function directionOfChange(
  results: Results,
  document: EvolveDocument,
  portrait: PhasePortrait,
  options: ChartOptions = {},
): Figure {
  const changes = portrait.field.map(({ change }) => firstOf(change));
  const nice = niceScale(Math.min(0, ...changes), Math.max(0, ...changes));
  const room = 0.12 * (nice.max - nice.min);
  const y = { ...nice, min: Math.min(nice.min, -room), max: Math.max(nice.max, room) };
  const whole = niceScale(0, 1);
  const x = { ...whole, min: -EDGE, max: 1 + EDGE };
  const decimals = decimalsOf(y.step);
  const axes: Plot['axes'] = {
    x: {
      scale: x,
      title: say.portrait.axis(nameText(document.strategies[0] ?? '')),
      labels: tickValues(whole).map((value) => ({ value, text: formatPercent(value, decimalsOf(100 * x.step)) })),
    },
    y: {
      scale: y,
      title: say.portrait.change,
      labels: tickValues(y).map((value) => ({ value, text: formatNumber(value, decimals) })),
    },
  };
  const curve = portrait.field.map(({ shares, change }) => ({ x: firstOf(shares), y: firstOf(change) }));
  const dots = portrait.rest.map((point) => ({ ...point, at: { x: firstOf(point.shares), y: 0 } }));
  const zero = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  ];
  const datasets: Dataset[] = [
    ...dots.map((dot) => restDot(document, dot, dot.at)),
    ...heads(portrait, y.max - y.min),
    line(say.portrait.change, curve, { colour: INK, dash: [], width: 2.25 }),
    line(say.portrait.zero, zero, { colour: MUTED, dash: [], width: 1 }),
    ...strips(portrait, y.min, y.max),
  ];
  const plot: Plot = {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    dotLabels: dots
      .filter(({ shares }) => shares.every((share) => share > 0 && share < 1))
      .map(({ at, shares }) => ({ at, text: probabilityText(firstOf(shares)), detail: '', colour: INK })),
  };
  return portraitFigure(results, document, portrait, plot, 'direction-of-change');
}
