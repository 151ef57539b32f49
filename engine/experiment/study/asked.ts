import { ResultsError } from '../results/results-error.ts';

/** Makes a design; what the makers of designs refuse is said as a fault of what was asked for. */
export const asked = <Value>(act: () => Value): Value => {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError) throw new ResultsError('bad-design', error.message);
    throw error;
  }
};
