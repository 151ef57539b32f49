import { areaColour, PAPER, readableOn, SLOW_TEXT, STANCES } from '../colour.ts';
import type { AreaName, KeyEntry, Point } from '../figure.ts';
import { formatPercent } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { upperFirst } from '../words.ts';
import type { Dataset } from './line-chart.ts';
import { sampling, shownRows } from './series.ts';

/** One option's share of choices over time. */
export type Area = {
  readonly option: string;
  /** By row shown. */
  readonly means: readonly number[];
  /** Half the 95 % interval of each mean. */
  readonly errors: readonly number[];
  readonly colour: string;
  /** Its shade for text. */
  readonly text: string;
};

function isStance(option: string): option is keyof typeof STANCES {
  return Object.hasOwn(STANCES, option);
}

/** The colour of an option among others, and its shade for text. */
export function coloursOf(option: string, options: readonly string[]): { colour: string; text: string } {
  if (option === 'slow') return { colour: STANCES.slow, text: SLOW_TEXT };
  if (isStance(option)) return { colour: STANCES[option], text: STANCES[option] };
  const others = options.filter((one) => !isStance(one));
  const colour = areaColour(others.indexOf(option), others.length < options.length);
  return { colour, text: areaText(colour) };
}

/** Light areas are named in ink. */
function areaText(colour: string): string {
  return readableOn(colour) === PAPER ? colour : readableOn(colour);
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The mean share of each option by tick, over players where there is a series per player.
 *
 * @param all series of one decision, of one player or of several
 * @param rowCount rows shown
 */
export function optionAreas(results: Results, all: readonly TickSeries[], rowCount: number): Area[] {
  const options = [...new Set(all.map((series) => series.option ?? ''))];
  return options.map((option) => {
    const rows = all.filter((one) => one.option === option).map((one) => shownRows(results, one));
    const byRow = Array.from({ length: rowCount }, (_, k): TickRow[] => rows.flatMap((one) => one[k] ?? []));
    // Whatever the correlation between players, the error of their average is at most the average of their errors.
    return {
      option,
      means: byRow.map((at) => average(at.map((row) => row.mean))),
      errors: byRow.map((at) => average(at.map(sampling))),
      ...coloursOf(option, options),
    };
  });
}

/** A mean share as text; a small one is not called 0 %, nor one that is almost all 100 %. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %';
  return share < 1 && share >= 0.995 ? '>99 %' : formatPercent(share);
}

/** The upper edges of areas on top of each other, from below. */
function edges(drawn: readonly Area[], xs: readonly number[]): Point[][] {
  const below = xs.map(() => 0);
  return drawn.map((area) =>
    xs.map((x, k) => {
      below[k] = Math.min(1, (below[k] ?? 0) + (area.means[k] ?? 0));
      return { x, y: below[k] };
    }),
  );
}

/** Areas on top of each other: each is filled down to the one before it. */
export function stack(drawn: readonly Area[], xs: readonly number[]): Dataset[] {
  const uppers = edges(drawn, xs);
  return drawn.map((area, k) => ({
    label: area.option,
    data: uppers[k] ?? [],
    borderColor: PAPER,
    borderWidth: 1,
    // The last area ends at the frame, where a white edge would eat into it.
    ...(k === drawn.length - 1 ? { borderWidth: 0 } : {}),
    pointRadius: 0,
    backgroundColor: area.colour,
    fill: k === 0 ? 'origin' : '-1',
  }));
}

/** The names that stand in the areas. */
export function namesIn(drawn: readonly Area[], xs: readonly number[]): AreaName[] {
  const uppers = edges(drawn, xs);
  const floor = xs.map((x) => ({ x, y: 0 }));
  return drawn.map((area, k) => ({
    text: upperFirst(area.option),
    colour: readableOn(area.colour),
    upper: uppers[k] ?? [],
    lower: uppers[k - 1] ?? floor,
  }));
}

/** What the colours mean, for plots without names in them. */
export function optionKey(drawn: readonly Area[]): KeyEntry[] {
  return drawn.map(({ option, colour, text }) => ({ text: upperFirst(option), fill: colour, colour: text }));
}
