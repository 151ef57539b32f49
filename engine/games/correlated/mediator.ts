// What a trusted mediator could achieve, next to what the players reach by themselves.
//
// Definitions. Welfare is the sum of payoffs. Optimum: the most of any profile. Price of anarchy: optimum over the welfare
// of the worst Nash equilibrium (Koutsoupias & Papadimitriou 1999); price of stability: optimum over that of the best
// (Anshelevich et al. 2004). Where every profile has negative welfare, payoffs are costs, and both are the cost of the
// equilibrium over the least cost, as these sources have them. Else both mean something only where the welfare below is
// positive. They depend on the zero of the payoffs, which a sum of utilities does not fix; so the welfares stand beside them.
//
// Method. Welfare of a game of two players is bilinear on each set of exchangeable equilibria, so its extremes are at
// extreme equilibria; of more players a complete list holds all. Where the list is not complete, the prices are bounded
// from one side by the equilibria found and from the other by the correlated ones, among which all Nash equilibria are.
//
// Sources: Koutsoupias, E. & Papadimitriou, C. (1999), "Worst-case equilibria", STACS; Anshelevich, E. et al. (2004), "The
// price of stability for network design with fair cost allocation", FOCS.

import type { NotFound } from '../budget.ts';
import type { EquilibriumList } from '../equilibrium.ts';
import { ofNumber } from '../exact/of-number.ts';
import { add, compare, type Rational, rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { Game, PureProfile } from '../game.ts';
import { outcomesOf } from '../outcomes.ts';
import { exactProfileValue } from '../regret.ts';
import { type CorrelatedEquilibrium, type CorrelatedOptions, correlatedEquilibrium } from './correlated-equilibrium.ts';
import { welfareOf } from './goals.ts';

/** A ratio known to lie between two numbers; one that is missing is not known. Equal ends: known. */
export interface Price {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface MediatorSummary {
  /** The profile of most welfare; of several the first. */
  readonly optimum: { readonly profile: PureProfile; readonly welfare: number };
  readonly correlated: {
    readonly most: CorrelatedEquilibrium | NotFound;
    readonly least: CorrelatedEquilibrium | NotFound;
  };
  readonly coarse: { readonly most: CorrelatedEquilibrium | NotFound };
  /** Welfare of the best and the worst Nash equilibrium in the list; missing where the list is empty. */
  readonly nash?: { readonly most: number; readonly least: number; readonly complete: boolean };
  readonly priceOfAnarchy: Price;
  readonly priceOfStability: Price;
  /** Why a price is missing or only bounded, in words. */
  readonly reason?: string;
}

const optimumOf = (game: Game): { readonly profile: PureProfile; readonly exact: Rational } => {
  const outcomes = outcomesOf(game);
  const welfare = welfareOf(outcomes);
  const best = welfare.reduce((best, value, p) => (value > welfare[best]! ? p : best), 0);
  return { profile: outcomes.profiles[best]!, exact: rational(welfare[best]!, outcomes.denominator) };
};

/** Welfare of what is certainly an equilibrium, in ascending order. */
const nashWelfares = (game: Game, { equilibria }: EquilibriumList): Rational[] =>
  equilibria
    .filter(({ certificate }) => certificate !== 'approximate')
    .map(({ exact, profile }) => exact ?? profile.map((row) => row.map(ofNumber)))
    .map((profile) => exactProfileValue(game, profile).payoffs.reduce(add))
    .sort(compare);

/** Optimum over welfare, of costs the other way round; nothing where welfare is unknown or signs differ, or no double holds it. */
const ratio = (optimum: number, welfare: number | undefined): number | undefined => {
  if (welfare === undefined || welfare === 0 || Math.sign(welfare) !== Math.sign(optimum)) return undefined;
  const found = optimum > 0 ? optimum / welfare : welfare / optimum;
  return Number.isFinite(found) ? found : undefined;
};

const price = (atLeast: number | undefined, atMost: number | undefined): Price => ({
  ...(atLeast === undefined ? {} : { atLeast }),
  ...(atMost === undefined ? {} : { atMost }),
});

const boundOf = (found: CorrelatedEquilibrium | NotFound): number | undefined =>
  'reason' in found ? undefined : found.bound;

const reasonFor = (optimum: number, least: number | undefined, complete: boolean): string | undefined => {
  if (optimum === 0) return 'no profile has positive welfare, so a ratio to it says nothing';
  if (complete && optimum > 0 && least !== undefined && least <= 0) {
    return 'an equilibrium has no positive welfare, so a ratio to it says nothing';
  }
  return complete ? undefined : 'the list of equilibria is not complete: the prices are bounds';
};

/**
 * The best and worst that a mediator can reach, the optimum, and the prices of anarchy and stability.
 *
 * @param nash the list that a solver returned; its `complete` decides whether the prices are known or bounded
 * @param options solver and budget of the linear programs
 */
export const mediatorSummary = (
  game: Game,
  nash: EquilibriumList,
  options: Pick<CorrelatedOptions, 'solver' | 'budget'> = {},
): MediatorSummary => {
  const { profile, exact } = optimumOf(game);
  const optimum = toNumber(exact);
  const most = correlatedEquilibrium(game, { ...options, goal: 'most-welfare' });
  const least = correlatedEquilibrium(game, { ...options, goal: 'least-welfare' });
  const welfares = nashWelfares(game, nash).map(toNumber);
  const [worst, best] = [welfares[0], welfares.at(-1)];
  const { complete } = nash;
  const reason = reasonFor(optimum, worst, complete && worst !== undefined);
  const [anarchy, stability] = [ratio(optimum, worst), ratio(optimum, best)];
  return {
    optimum: { profile, welfare: optimum },
    correlated: { most, least },
    coarse: { most: correlatedEquilibrium(game, { ...options, kind: 'coarse', goal: 'most-welfare' }) },
    ...(worst === undefined || best === undefined ? {} : { nash: { most: best, least: worst, complete } }),
    priceOfAnarchy: price(anarchy, complete ? anarchy : ratio(optimum, boundOf(least))),
    priceOfStability: price(complete ? stability : ratio(optimum, boundOf(most)), stability),
    ...(reason === undefined ? {} : { reason }),
  };
};
