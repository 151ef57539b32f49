import type { Problem } from '../problem.ts';
import type { Span } from '../source.ts';

const same = (a: Span | undefined, b: Span | undefined): boolean =>
  a !== undefined && a.source === b?.source && a.start === b.start && a.end === b.end;

/** `horizon: expected a whole number of ticks, got the number .inf`: what was expected, as a hint. */
const expectedIn = ({ message }: Problem): string | undefined => /expected (.+), got /.exec(message)?.[1];

const joined = (reading: Problem, shape: Problem): Problem => {
  if (reading.severity === 'warning')
    return { ...shape, ...(reading.hint === undefined ? {} : { hint: reading.hint }) };
  const expected = expectedIn(shape);
  const hint = shape.hint ?? (expected === undefined ? reading.hint : `write ${expected}`);
  const path = shape.path === undefined ? {} : { path: shape.path };
  return { ...reading, ...path, ...(hint === undefined ? {} : { hint }) };
};

/**
 * What reading says of a place and what its shape says there are one mistake: `horizon: .inf` is no number, and so no
 * number of ticks. The sentence is that of reading if it is an error; the hint is that of the shape, which knows what
 * is wanted.
 *
 * @param reading problems of reading YAML
 * @param shape problems of comparing the file with its shape
 * @returns all of them, those of reading joined with the first of the shape at their place; what else the shape says
 *   there stays
 */
export const oncePerPlace = (reading: readonly Problem[], shape: readonly Problem[]): readonly Problem[] => {
  const joins = new Set<Problem>();
  const told = reading.map((problem) => {
    const other = shape.find(({ span }) => same(span, problem.span));
    if (other === undefined) return problem;
    joins.add(other);
    return joined(problem, other);
  });
  return [...told, ...shape.filter((problem) => !joins.has(problem))];
};
