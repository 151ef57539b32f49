import type { Budget } from '../budget.ts';

/** Work done so far, and whether there may be more of it. */
export interface WorkMeter {
  /** One more unit; false when the budget is spent. Once false, always false. */
  readonly spend: () => boolean;
  readonly spent: () => number;
  /** What the budget was spent on, in words; undefined while there is some left. */
  readonly exhausted: () => string | undefined;
}

/** The clock is asked once in so many units. */
const ASK_EVERY = 32;

/**
 * @param unit what is counted, plural
 * @param most how much work there may be where the budget does not say
 */
export const workMeter = (budget: Budget, unit: string, most: number): WorkMeter => {
  const limit = budget.work ?? most;
  let spent = 0;
  let reason: string | undefined;
  return {
    spend: () => {
      if (reason !== undefined) return false;
      if (spent >= limit) reason = `the budget of ${limit} ${unit} is spent`;
      else if (spent % ASK_EVERY === 0 && budget.expired?.()) reason = `the time is up after ${spent} ${unit}`;
      else spent++;
      return reason === undefined;
    },
    spent: () => spent,
    exhausted: () => reason,
  };
};
