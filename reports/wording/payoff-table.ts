/** Printed words of tables of payoffs. */

export const axes = (row: string, column: string): string =>
  `Rows: ${row}, paid the upper number · columns: ${column}, paid the lower one`;
export const colours = 'Payoff, by player';
export const worst = 'worst';
export const best = 'best';
export const ownWorst = 'A player’s worst';
export const ownBest = 'its best';

export const noPure = 'no profile of actions is a pure equilibrium';
export const onePure = (profile: string): string => `“${profile}” is the only pure equilibrium`;
export const twoPure = (first: string, second: string): string => `the pure equilibria are “${first}” and “${second}”`;
export const manyPure = (count: string, first: string, more: string): string =>
  `${count} profiles are pure equilibria: “${first}” and ${more} more`;

export const method = (framed: boolean): string =>
  `Payoffs, violet to yellow from each player’s worst to its best; dot: a best reply to the other’s action${framed ? '; frame: an equilibrium, by its number' : ''}`;

export const moreProfiles = (count: string): string => `${count} more profiles in the table`;

export const paid = (player: string, payoff: string, isBest: boolean): string =>
  `${player} ${payoff}${isBest ? '*' : ''}`;
export const pays = (profile: string, payoffs: string): string => `${profile} pays ${payoffs}`;

export const alternative = (finding: string, each: string): string =>
  `Table of what every pair of actions pays, in this model; a star marks a best reply. ${finding}. ${each}.`;
