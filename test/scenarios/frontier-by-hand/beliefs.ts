import { type Given, logistic, sum } from './given.ts';

/** First beliefs: the stated ones, spread around their middle in log odds, and what is not known of each (`moods`). */
export const firstBeliefs = (given: Given, moods: readonly number[]): readonly number[] => {
  const odds = moods.map((_, index) => {
    const prior = given('labs.lab_payoff.prior', index);
    return Math.log(prior / (1 - prior));
  });
  const middle = sum(odds) / odds.length;
  const spread = given('beliefs.spread');
  return odds.map((own, index) =>
    logistic(middle + spread * (own - middle) + given('beliefs.temper') * spread * (moods[index] as number)),
  );
};

/** A near miss takes away a share of the doubt. */
export const learned = (given: Given, belief: number, shot: boolean): number =>
  shot ? 1 - (1 - given('beliefs.learn')) * (1 - belief) : belief;
