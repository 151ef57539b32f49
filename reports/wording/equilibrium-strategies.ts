/** Printed words of the picture of who does what in each equilibrium. */

export const axis = 'Equilibrium';

export const method = (several: boolean, mixed: boolean, rest: string | undefined): string =>
  [
    `Who does what in ${several ? 'each equilibrium' : 'the equilibrium'}`,
    ...(mixed ? ['where somebody chooses by chance, parts are as wide as they are likely'] : []),
    ...(rest === undefined ? [] : [`${rest} more only in the table`]),
  ].join('; ');

export const alternative = (finding: string, each: string): string =>
  `Table of what each player does in each equilibrium, in this model. ${finding}. ${each}.`;
