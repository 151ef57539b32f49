import type { GridAxis, GridCell, GridQuantity, SweptGrid } from '../../engine/experiment/study/swept-grid.ts';
import { formatShare } from '../format.ts';
import type { ScenarioFacts } from '../results.ts';
import { planeFindingWords as say } from '../wording/plane.ts';
import { type CellAxis, cellAxis, numberText } from './axis.ts';
import { bracketOf, bracketText, type Once } from './bracket.ts';
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
  return level === 0.5 ? say.halfOfRuns : say.ofRuns(levelText(quantity, level, clock));
};

/** Whether two crossings lie apart further than the intervals leave open. */
const isApart = (a: Once, b: Once): boolean => {
  const isBefore = (one: Once, other: Once): boolean =>
    one.before !== undefined && other.after !== undefined && one.before <= other.after;
  return isBefore(a, b) || isBefore(b, a);
};

/** `“Agreement held” in` for a share, `“Arrival” is at least` for a number. */
export const opening = (quantity: GridQuantity, how: 'least' | 'most' | 'plain'): string =>
  say.opening(subject(quantity), quantity.isShare, how);

/** `detection 0.2 per month` */
const axisAt = (axis: GridAxis, value: number, clock: Clock): string =>
  `${axisWord(axis)} ${axisValue(axis, value, clock)}`;

/** Where all cells lie on one side by their estimates: which, and how far the nearest is. */
const oneSided = (plane: Plane, level: number, side: 'above' | 'below', clock: Clock, isBrief: boolean): string => {
  const { quantity, x, y } = plane;
  const all = plane.cells.flatMap((row, up) => row.map((cell, across) => ({ cell, up, across })));
  const nearer = (a: GridCell, b: GridCell): boolean =>
    side === 'above' ? a.estimate < b.estimate : a.estimate > b.estimate;
  const nearest = all.reduce((best, one) => (nearer(one.cell, best.cell) ? one : best));
  const ties = all.filter((one) => one.cell.estimate === nearest.cell.estimate).length;
  const { cell, up, across } = nearest;
  const isClear = all.every((one) => sideOf(one.cell, level) === side);
  const bound = say.bound(cellText(quantity, cell, clock), side);
  const where = say.atBoth(
    axisAt(x, x.levels[across] as number, clock),
    axisAt(y, y.levels[up] as number, clock),
    ties,
  );
  const head = say.oneSided(opening(quantity, 'plain'), side, levelWords(quantity, level, clock));
  const said = `${head}${isClear ? '' : say.notClearly}`;
  return isBrief ? said : say.explained(said, bound, where);
};

/** The number of a cell: `42 %`, `0 of 100`, `17.5 months`. */
export function cellText(quantity: GridQuantity, { estimate, count, n }: GridCell, clock: Clock): string {
  if (!Number.isFinite(estimate)) return say.noNumber;
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
  if (first === undefined) return say.nowhereKnown(subject(quantity));
  const lowest = known.reduce((a, b) => (b.cell.estimate < a.cell.estimate ? b : a));
  const highest = known.reduce((a, b) => (b.cell.estimate > a.cell.estimate ? b : a));
  const told = ({ cell, up, across }: typeof first): string =>
    say.told(
      cellText(quantity, cell, clock),
      axisAt(x, x.levels[across] as number, clock),
      axisAt(y, y.levels[up] as number, clock),
      known.filter((one) => one.cell.estimate === cell.estimate).length,
    );
  if (lowest.cell.estimate === highest.cell.estimate)
    return say.same(subject(quantity), cellText(quantity, lowest.cell, clock));
  if (isBrief) {
    const number = ({ cell }: typeof first): string => cellText(quantity, cell, clock);
    return say.spanOver(subject(quantity), number(lowest), number(highest), axisWord(x), axisWord(y));
  }
  return say.span(subject(quantity), told(lowest), told(highest));
};

/** Where the level is along an axis, from one end of the other axis to its other end. */
const crossed = (
  { along, across, each }: Courses,
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
  const unit = axisValue(along, 0, clock).slice(1);
  const { rises } = pattern;
  const [name, other] = [axisWord(along), axisWord(across)];
  const at = ({ level: where }: CourseAt): string => axisValue(across, where, clock);
  const started = (range: string): string =>
    say.crossing(opening(quantity, 'least'), levelWords(quantity, level, clock), rises, name, range);
  const value = (courses: readonly Once[], behindIt: string): string | undefined =>
    bracketText(bracketOf(courses, along.levels), behindIt, isBrief);
  const rangeOf = (axis: GridAxis): readonly [string, string] => [
    numberText(axis.levels[0] as number),
    axisValue(axis, axis.levels.at(-1) as number, clock),
  ];
  const place = value([a.course], unit);
  if (place === undefined) return undefined;
  const start = started(place);
  if (!isOnce(b.course)) {
    const { kind } = b.course;
    if (isBrief) return say.whereBrief(start, other, at(a), kind, at(b));
    const then = kind === 'above' ? say.atAny(name, ...rangeOf(along)) : say.atNone(...rangeOf(along));
    return say.where(start, other, at(a), then, at(b));
  }
  const then = value([b.course], '');
  const moves = isBrief ? say.movesBrief : say.moves;
  if (isApart(a.course, b.course) && then !== undefined) return moves(start, other, at(a), rises, then, at(b));
  const all = value(turning, unit);
  // Somewhere between the ends there is no such place.
  if (turning.length < each.length || all === undefined) return undefined;
  const shown = started(all);
  return isBrief ? say.noDifference(shown, other) : say.noDifferenceIn(shown, other, ...rangeOf(across));
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
