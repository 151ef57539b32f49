/** A number with its 95 % interval. */
type Estimated = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/**
 * By how much b is above a where nothing is known of how they go together: the limits of the two intervals, put together
 * as the sides of a right angle (MOVER). Where both meet the same chances and rise and fall together, it is wider than it
 * need be.
 *
 * Source: Newcombe 1998, method 10, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; for any two
 * intervals Zou and Donner 2008, doi 10.1002/sim.3095.
 *
 * @returns NaN and infinite bounds where one of the two is not known
 */
export const independentDifference = (a: Estimated, b: Estimated): Estimated => {
  const estimate = b.estimate - a.estimate;
  if (Number.isNaN(estimate)) return { estimate, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY };
  const together = (x: number, y: number): number => Math.sqrt(x * x + y * y);
  return {
    estimate,
    lo95: estimate - together(b.estimate - b.lo95, a.hi95 - a.estimate),
    hi95: estimate + together(b.hi95 - b.estimate, a.estimate - a.lo95),
  };
};
