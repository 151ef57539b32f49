/** Printed words of the table of profiles of many players. */

export const equilibrium = (number: number): string => String(number);
/** `2: all race`. */
export const equilibriumOf = (number: string, all: string): string => `${number}: ${all}`;
export const all = (action: string): string => `all ${action}`;
export const agreed = 'as agreed';

export const question = 'What each player is paid';
export const bestForAll = (profile: string): string => `“${profile}” pays everybody more than any other profile does`;

export const method = (whole: boolean, rest: string | undefined): string =>
  [
    `Payoffs: equilibria by number, framed, and where all do the same; violet to yellow: each player’s worst to best of ${whole ? 'all profiles' : 'those shown'}; dot: a best reply`,
    ...(rest === undefined ? [] : [`${rest} more equilibria only in the table`]),
  ].join('; ');

export const alternative = (finding: string, each: string): string =>
  `Table of what profiles of actions pay each player, in this model; a star marks a best reply. ${finding}. ${each}.`;
