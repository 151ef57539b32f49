/** Printed words of the table of profiles of many players. */

export const equilibrium = (number: number): string => `equilibrium ${number}`;

export const question = 'What each is paid: equilibria, all alike, and who leaves alone';

/** `Leader alone: race`. */
export const alone = (player: string, action: string, profile: string): string =>
  `${player} alone: ${action} (else ${profile})`;

export const method = (whole: boolean, rest: string | undefined): string =>
  [
    `Payoffs, coloured from each player’s worst to his best of ${whole ? 'all profiles' : 'those shown'}; dot: a best reply to the others; frame: an equilibrium`,
    ...(rest === undefined ? [] : [`${rest} more equilibria only in the table`]),
  ].join('; ');

export const alternative = (finding: string, each: string): string =>
  `Table of what profiles of actions pay each player, in this model; a star marks a best reply. ${finding}. ${each}.`;
