/** Printed words of the picture of who does what in each equilibrium. */

export const axis = 'Probability of each action';
export const all = (players: number): string => (players === 2 ? 'Both' : 'Everybody');
export const numbered = (number: number, name: string): string => `${number} · ${name}`;

export const method = (several: boolean, rest: string | undefined): string =>
  [
    `How likely each action is in ${several ? 'each equilibrium, by its number' : 'the equilibrium'}; players who do the same together`,
    ...(rest === undefined ? [] : [`${rest} more only in the table`]),
  ].join('; ');

export const alternative = (finding: string, each: string): string =>
  `Stacked bars of how likely each action is in each equilibrium, in this model. ${finding}. ${each}.`;
