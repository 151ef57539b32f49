// How two strategies of a population stand to one another, by what they are paid against themselves and each other:
//
//     a pays all more           A_aa > A_bb: a population of a alone is better off than one of b alone
//     a is risk-dominant        A_aa + A_ab > A_ba + A_bb: the better reply to one who plays either as likely
//
// Source: J. C. Harsanyi, R. Selten (1988), A General Theory of Equilibrium Selection in Games; for populations M. A.
// Nowak, A. Sasaki, C. Taylor, D. Fudenberg (2004), Emergence of cooperation and evolutionary stability in finite
// populations, Nature 428: in a large population under weak or strong selection the risk-dominant of two strategies that
// hold against each other is the likelier to take over. Compared exactly.

import type { PopulationGame } from './population-game.ts';

/** `undefined`: alike. */
export interface PairRelation {
  readonly strategies: readonly [string, string];
  /** Which of them pays all more where all play it. */
  readonly paysAll: string | undefined;
  readonly riskDominant: string | undefined;
}

/** All pairs of strategies, in their order. */
export const pairRelations = ({ strategies, exact }: PopulationGame): readonly PairRelation[] => {
  const count = strategies.length;
  // On a common denominator: numerators compare as payoffs do.
  const paid = (own: number, other: number): bigint => exact.numerators[own * count + other]!;
  const larger = (a: number, b: number, difference: bigint): string | undefined =>
    difference === 0n ? undefined : strategies[difference > 0n ? a : b]!;
  return strategies.flatMap((first, a) =>
    strategies.slice(a + 1).map((second, further): PairRelation => {
      const b = a + 1 + further;
      return {
        strategies: [first, second],
        paysAll: larger(a, b, paid(a, a) - paid(b, b)),
        riskDominant: larger(a, b, paid(a, a) + paid(a, b) - paid(b, a) - paid(b, b)),
      };
    }),
  );
};
