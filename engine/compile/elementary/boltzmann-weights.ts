import type { Algebra } from './algebra.ts';
import { expAtMostOne } from './exp-at-most-one.ts';

/** Beyond so many options, sorting out the largest costs more than the exponential that it saves. */
const MOST_SORTED = 3;

/**
 * exp(x_i − max x), bit for bit what `expFlushed` of the differences gives, for each of at least one value.
 *
 * The largest has weight 1 without an exponential: the others are what loses against it, one after the other, and the
 * weights are handed back the same way. Where a value is NaN or the largest is infinite, some weight is NaN, and so is
 * the sum of all.
 */
export const boltzmannWeights = <N, M>(algebra: Algebra<N, M>, values: readonly N[]): readonly N[] => {
  const { constant, add, sub, lt, pmin, pmax, select } = algebra;
  const [first, ...others] = values as [N, ...N[]];
  if (values.length > MOST_SORTED) {
    const best = others.reduce(pmax, first);
    return values.map((one) => expAtMostOne(algebra, sub(one, best)));
  }
  // Of a NaN and a number each of the two comes out once, whichever wins.
  let best = first;
  const rounds = others.map((value) => {
    const round = { bestStays: lt(value, best), loser: pmin(best, value) };
    best = pmax(value, best);
    return round;
  });
  // 1, or NaN of an infinite best.
  let weightOfBest = add(constant(1), sub(best, best));
  const weights = rounds.toReversed().map(({ bestStays, loser }) => {
    const weight = expAtMostOne(algebra, sub(loser, best));
    const ofValue = select(bestStays, weight, weightOfBest);
    weightOfBest = select(bestStays, weightOfBest, weight);
    return ofValue;
  });
  return [weightOfBest, ...weights.toReversed()];
};
