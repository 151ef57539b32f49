import type { GridAxis, GridCell, GridQuantity, SweptGrid } from '../../engine/experiment/study/swept-grid.ts';
import { formatShare } from '../format.ts';
import type { ScenarioFacts } from '../results.ts';
import { type CellAxis, cellAxis, numberText } from './axis.ts';
import { type Course, courseOf, sideOf } from './crossings.ts';
import { amount, axisValue, axisWord, levelText, subject } from './names.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** Two parameters, and the cells between them. */
export type Plane = SweptGrid & { readonly y: GridAxis };

/** A row or column of cells, with the level of the other parameter at which it lies. */
export type CourseAt = { readonly level: number; readonly course: Course };

/** The courses along one axis, one for each level of the other. */
export type Courses = {
  readonly along: GridAxis;
  readonly across: GridAxis;
  readonly scale: CellAxis;
  readonly each: readonly CourseAt[];
};

type Once = Extract<Course, { kind: 'once' }>;

const isOnce = (course: Course): course is Once => course.kind === 'once';

const columnsOf = (cells: SweptGrid['cells']): readonly (readonly GridCell[])[] =>
  (cells[0] ?? []).map((_, k) => cells.map((row) => row[k] as GridCell));

const shareOnce = ({ each }: Courses): number => each.filter(({ course }) => isOnce(course)).length / each.length;

/** How cells lie to a level, along the axis along which most lines of cells cross it once. */
export function coursesOf({ x, y, cells }: Plane, level: number): Courses {
  const along = (axis: GridAxis, across: GridAxis, lines: readonly (readonly GridCell[])[]): Courses => {
    const scale = cellAxis(axis.levels);
    const each = lines.map((line, k) => ({
      level: across.levels[k] as number,
      course: courseOf(line, scale.places, level),
    }));
    return { along: axis, across, scale, each };
  };
  const rows = along(x, y, cells);
  const columns = along(y, x, columnsOf(cells));
  return shareOnce(columns) > shareOnce(rows) ? columns : rows;
}

/** `half of runs`, `25 % of runs`, `12 months` */
export const levelWords = (quantity: GridQuantity, level: number, clock: Clock): string => {
  if (!quantity.isShare) return levelText(quantity, level, clock);
  return level === 0.5 ? 'half of runs' : `${levelText(quantity, level, clock)} of runs`;
};

/** Whether two crossings lie apart further than the intervals leave open. */
const isApart = (a: Once, b: Once): boolean => {
  const isBefore = (one: Once, other: Once): boolean =>
    one.before !== undefined && other.after !== undefined && one.before <= other.after;
  return isBefore(a, b) || isBefore(b, a);
};

/** `“Agreement held” in` for a share, `“Arrival” is at least` for a number. */
export const opening = (quantity: GridQuantity, how: 'least' | 'most' | 'plain'): string => {
  const joint = how === 'plain' ? '' : ` at ${how}`;
  return `${subject(quantity)} ${quantity.isShare ? 'in' : 'is'}${joint}`;
};

/** Where all cells lie on one side by their estimates: which, and how far the nearest is. */
const oneSided = (plane: Plane, level: number, side: 'above' | 'below', clock: Clock, isBrief: boolean): string => {
  const { quantity, x, y } = plane;
  const all = plane.cells.flatMap((row, up) => row.map((cell, across) => ({ cell, up, across })));
  const nearer = (a: GridCell, b: GridCell): boolean =>
    side === 'above' ? a.estimate < b.estimate : a.estimate > b.estimate;
  const nearest = all.reduce((best, one) => (nearer(one.cell, best.cell) ? one : best));
  const { cell, up, across } = nearest;
  const isClear = all.every((one) => sideOf(one.cell, level) === side);
  const bound = `${cellText(quantity, cell, clock)} ${side === 'above' ? 'or more' : 'at most'}`;
  const where = `at ${axisWord(x)} ${axisValue(x, x.levels[across] as number, clock)} and ${axisWord(y)} ${axisValue(y, y.levels[up] as number, clock)}`;
  const what = levelWords(quantity, level, clock);
  const head =
    side === 'above'
      ? `${opening(quantity, 'plain')} more than ${what} everywhere in this plane`
      : `${opening(quantity, 'plain')} less than ${what} everywhere in this plane`;
  const sure = isClear ? '' : ', though not clearly';
  return isBrief ? `${head}${sure}` : `${head}${sure}: ${bound} (${where})`;
};

/** The number of a cell: `42 %`, `0 of 100`, `17.5 months`. */
export function cellText(quantity: GridQuantity, { estimate, count, n }: GridCell, clock: Clock): string {
  if (!Number.isFinite(estimate)) return 'no number';
  if (quantity.isShare && count !== undefined) return formatShare(count, n);
  return amount(quantity, estimate, clock);
}

/** The lowest and the highest of all cells, with where they are. */
const span = (plane: Plane, clock: Clock, isBrief: boolean): string => {
  const { quantity, x, y } = plane;
  const known = plane.cells
    .flatMap((row, up) => row.map((cell, across) => ({ cell, up, across })))
    .filter(({ cell }) => Number.isFinite(cell.estimate));
  const [first] = known;
  if (first === undefined) return `${subject(quantity)}: no number at any point`;
  const lowest = known.reduce((a, b) => (b.cell.estimate < a.cell.estimate ? b : a));
  const highest = known.reduce((a, b) => (b.cell.estimate > a.cell.estimate ? b : a));
  const told = ({ cell, up, across }: typeof first): string =>
    `${cellText(quantity, cell, clock)} (${axisWord(x)} ${axisValue(x, x.levels[across] as number, clock)}, ${axisWord(y)} ${axisValue(y, y.levels[up] as number, clock)})`;
  if (lowest.cell.estimate === highest.cell.estimate)
    return `${subject(quantity)}: ${cellText(quantity, lowest.cell, clock)} at all points of this plane`;
  if (isBrief) {
    const number = ({ cell }: typeof first): string => cellText(quantity, cell, clock);
    return `${subject(quantity)}: from ${number(lowest)} to ${number(highest)} over ${axisWord(x)} and ${axisWord(y)}`;
  }
  return `${subject(quantity)}: from ${told(lowest)} to ${told(highest)}`;
};

/** Where the level is along an axis, from one end of the other axis to its other end. */
const crossed = (
  { along, across, scale, each }: Courses,
  plane: Plane,
  level: number,
  clock: Clock,
  isBrief: boolean,
): string | undefined => {
  const { quantity } = plane;
  const turning = each.flatMap(({ course }) => (isOnce(course) ? [course] : []));
  const [pattern] = turning;
  const ends = [each[0], each.at(-1)] as [CourseAt, CourseAt];
  if (pattern === undefined || turning.some(({ rises }) => rises !== pattern.rises)) return undefined;
  const [a, b] = isOnce(ends[0].course) ? ends : [ends[1], ends[0]];
  if (!isOnce(a.course) || b.course.kind === 'mixed') return undefined;
  const value = ({ at }: Once): string => numberText(scale.valueAt(at), 2);
  const unit = axisValue(along, 0, clock).slice(1);
  const preposition = pattern.rises ? 'from' : 'up to';
  const name = axisWord(along);
  const other = axisWord(across);
  const at = ({ level: where }: CourseAt): string => axisValue(across, where, clock);
  const start = `${opening(quantity, 'least')} ${levelWords(quantity, level, clock)}: ${preposition} ${name} ${value(a.course)}${unit}`;
  if (!isOnce(b.course) && isBrief)
    return `${start} where ${other} is ${at(a)}; ${b.course.kind === 'above' ? 'everywhere' : 'nowhere'} where it is ${at(b)}`;
  if (!isOnce(b.course)) {
    const whole = `any ${name} of ${numberText(along.levels[0] as number)} to ${axisValue(along, along.levels.at(-1) as number, clock)}`;
    const then =
      b.course.kind === 'above'
        ? `at ${whole}`
        : `at none of ${numberText(along.levels[0] as number)} to ${axisValue(along, along.levels.at(-1) as number, clock)}`;
    return `${start} where ${other} is ${at(a)}; ${then} where it is ${at(b)}`;
  }
  if (isApart(a.course, b.course))
    return `${start} where ${other} is ${at(a)}, ${preposition} ${value(b.course)} where it is ${at(b)}`;
  const reached = turning.map((one) => scale.valueAt(one.at));
  const [lo, hi] = [numberText(Math.min(...reached), 2), numberText(Math.max(...reached), 2)];
  const range = lo === hi ? `about ${lo}` : `${lo}–${hi}`;
  const shown = `${opening(quantity, 'least')} ${levelWords(quantity, level, clock)}: ${preposition} ${name} ${range}${unit}`;
  // Somewhere between the ends there is no such place.
  if (turning.length < each.length) return undefined;
  if (isBrief) return `${shown}; no clear difference over ${other}`;
  return `${shown}; no clear difference over ${other} ${numberText(across.levels[0] as number)} to ${axisValue(across, across.levels.at(-1) as number, clock)}`;
};

/**
 * What a plane shows, as one sentence: where its first line runs, on which side of it all of the plane lies, or from
 * where to where its numbers go. That the line moves with the other parameter is said only where the points at its two
 * ends tell so by their 95 % intervals.
 *
 * @param isBrief for a headline that must fit: without ranges and places
 */
export function planeFinding(plane: Plane, lines: readonly number[], clock: Clock, isBrief = false): string {
  const [level] = lines;
  if (level === undefined) return span(plane, clock, isBrief);
  const all = plane.cells.flat();
  if (all.every(({ estimate }) => Number.isFinite(estimate))) {
    if (all.every(({ estimate }) => estimate >= level)) return oneSided(plane, level, 'above', clock, isBrief);
    if (all.every(({ estimate }) => estimate < level)) return oneSided(plane, level, 'below', clock, isBrief);
  }
  return crossed(coursesOf(plane, level), plane, level, clock, isBrief) ?? span(plane, clock, isBrief);
}
