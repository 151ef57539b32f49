import type { DecisionStory } from '../../engine/run/story.ts';
import { oddsWords } from './words.ts';

/** How much less a counterweight may be than what it is weighed against, and still be worth a word. */
const worthSaying = 0.25;

/** Why somebody chose: as the end of a sentence about those of whom it is true, or as a part beside other reasons. */
export type Reason = { readonly alone: (count: number) => string; readonly among: (who: string) => string };

/** Less than this between the chances of the best option and of the one taken is no difference, or not much of one. */
const indifferent = 0.05;
const nearly = 0.15;

const byChance = (odds: string): Reason => ({
  alone: (count) => `; that was chance, against ${count === 1 ? 'its' : 'their'} interest (${odds})`,
  among: (who) => `for ${who} it was chance (${odds})`,
});

const asLikely: Reason = {
  alone: () => '; another option was about as likely',
  among: (who) => `for ${who} another option was about as likely`,
};

const likelier: Reason = {
  alone: () => '; another option was somewhat likelier',
  among: (who) => `for ${who} another option was somewhat likelier`,
};

const byInterest = (text: string): Reason => ({ alone: () => `: ${text}`, among: (who) => `for ${who} ${text}` });

const bestOf = (payoffs: readonly number[], except?: number): number =>
  payoffs.reduce(
    (best, payoff, option) =>
      option !== except && (best < 0 || payoff > (payoffs[best] ?? Number.NaN)) ? option : best,
    -1,
  );

/**
 * Why an option was taken rather than the one left, from the parts of the payoff: what spoke for it most, and what
 * spoke against it where that was a quarter as strong; or that chance took it against the payoff.
 *
 * @param left the option before; undefined: the best of the others
 * @returns undefined where the payoff has no parts
 */
export const reasonWords = (story: DecisionStory, left: number | undefined): Reason | undefined => {
  const { payoffs, choice, probabilities, terms } = story;
  const best = bestOf(payoffs);
  if (!story.weighs || payoffs.length === 0 || payoffs.some((payoff) => !Number.isFinite(payoff))) return undefined;
  if ((payoffs[choice] as number) < (payoffs[best] as number)) {
    const [chance = Number.NaN, ofBest = Number.NaN] = [probabilities[choice], probabilities[best]];
    if (chance >= ofBest) return undefined;
    const lead = Math.abs(ofBest - chance);
    if (lead < indifferent) return asLikely;
    return lead < nearly ? likelier : byChance(oddsWords(chance));
  }
  const other = left === undefined || left === choice ? bestOf(payoffs, choice) : left;
  const weights = terms
    .map(({ label, values }) => ({ label, weight: (values[choice] as number) - (values[other] as number) }))
    .sort((a, b) => b.weight - a.weight);
  const [first] = weights;
  const last = weights.at(-1);
  if (!first || !last || !(first.weight > 0)) return undefined;
  const outweighed = -last.weight >= worthSaying * first.weight;
  return byInterest(outweighed ? `${first.label} outweighed ${last.label}` : `${first.label} weighed most`);
};
