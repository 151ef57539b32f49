import { rangeOf } from '../study/names.ts';
import { planeFindingWords as say } from '../wording/plane.ts';
import { numberText } from './axis.ts';
import type { Course } from './crossings.ts';

export type Once = Extract<Course, { kind: 'once' }>;

/** The nearest values that were played and lie clearly on either side of a crossing; undefined: none does. */
export type Bracket = { readonly from: number | undefined; readonly to: number | undefined };

/** What holds of all of these crossings. */
export function bracketOf(courses: readonly Once[], levels: readonly number[]): Bracket {
  const [afters, befores] = [courses.map(({ after }) => after), courses.map(({ before }) => before)];
  const known = (places: readonly (number | undefined)[]): readonly number[] | undefined =>
    places.every((place) => place !== undefined) ? places : undefined;
  const [first, last] = [known(afters), known(befores)].map((all, k) =>
    all === undefined ? undefined : k === 0 ? Math.min(...all) : Math.max(...all),
  );
  // From the first value on, or up to the last: that is anywhere.
  const isAnywhere = (first ?? 0) === 0 && (last ?? levels.length - 1) === levels.length - 1;
  const isOpen = first === undefined || last === undefined;
  const at = (k: number | undefined): number | undefined => (k === undefined ? undefined : levels[k]);
  return isAnywhere && isOpen ? { from: undefined, to: undefined } : { from: at(first), to: at(last) };
}

/**
 * `between 0.05 and 0.1 per month`, `somewhere below 0.1 per month`; undefined where neither side is known.
 *
 * @param isBrief `0.05–0.1 per month`
 */
export function bracketText({ from, to }: Bracket, unit: string, isBrief = false): string | undefined {
  const [lo, hi] = [from, to].map((value) => (value === undefined ? undefined : numberText(value)));
  if (lo === undefined) return hi === undefined ? undefined : say.orLess(`${hi}${unit}`);
  if (hi === undefined) return say.orMore(`${lo}${unit}`);
  return isBrief ? `${rangeOf(lo, hi)}${unit}` : `${say.between(lo, hi)}${unit}`;
}
