import { independentDifference } from '../../engine/analysis/independent-difference.ts';
import type { GridCell } from '../../engine/experiment/study/swept-grid.ts';
import { cellAxis, numberText } from '../plane/axis.ts';
import { bracketOf, bracketText } from '../plane/bracket.ts';
import { courseOf } from '../plane/crossings.ts';
import { cellText, levelWords, opening } from '../plane/finding.ts';
import { axisValue, axisWord, subject } from '../plane/names.ts';
import type { Results } from '../results.ts';
import { curve } from '../wording/sweep.ts';
import type { Curve } from './curve.ts';

type Clock = Pick<Results['scenario'], 'tick'>;

/** Where it has a value, if it crosses it once and the points at both sides tell so. */
function crossing({ x, cells, quantity }: Curve, level: number, clock: Clock, isBrief: boolean): string | undefined {
  const course = courseOf(cells, cellAxis(x.levels).places, level);
  if (course.kind !== 'once' || course.after === undefined || course.before === undefined) return undefined;
  const value = bracketText(bracketOf([course], x.levels), axisValue(x, 0, clock).slice(1), isBrief);
  if (value === undefined) return undefined;
  return curve.crossing(
    opening(quantity, 'least'),
    levelWords(quantity, level, clock),
    course.rises,
    axisWord(x),
    value,
  );
}

/** From end to end, if their intervals tell them apart. */
function ends({ x, cells, quantity, runs }: Curve, clock: Clock): string {
  const [first, last] = [cells[0] as GridCell, cells.at(-1) as GridCell];
  const { lo95, hi95 } = independentDifference(first, last);
  const [name, of] = [axisWord(x), subject(quantity)];
  const [lo, hi] = [numberText(x.levels[0] as number), axisValue(x, x.levels.at(-1) as number, clock)];
  if (lo95 <= 0 && hi95 >= 0) return curve.notClear(of, name, lo, hi, runs);
  const said = lo95 > 0 ? curve.rises : curve.falls;
  return said(of, cellText(quantity, first, clock), lo, cellText(quantity, last, clock), hi, name);
}

/**
 * What a number does along a parameter, in one sentence.
 *
 * @param isBrief for a headline that must fit
 */
export function curveFinding(of: Curve, lines: readonly number[], clock: Clock, isBrief = false): string {
  const { x, cells, quantity } = of;
  if (cells.some(({ estimate }) => !Number.isFinite(estimate))) return curve.missing(subject(quantity), axisWord(x));
  const [lo, hi] = [numberText(x.levels[0] as number), axisValue(x, x.levels.at(-1) as number, clock)];
  const [first] = cells as [GridCell];
  if (cells.every(({ estimate }) => estimate === first.estimate))
    return curve.same(subject(quantity), cellText(quantity, first, clock), axisWord(x), lo, hi);
  const [level] = lines;
  return (level === undefined ? undefined : crossing(of, level, clock, isBrief)) ?? ends(of, clock);
}
