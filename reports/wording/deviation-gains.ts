/** Printed words of the picture of what each player would gain by leaving. */

export const axis = 'Gain by the best other action, in payoff';
export const zero = 'as much as keeping it';
export const by = (action: string): string => `by ${action}`;

export const method = (profile: string, asked: boolean, rest: string | undefined): string =>
  [
    `What the best other action pays each player more (+) or less (−) while all others keep “${profile}”`,
    ...(asked ? [] : ['the first pure equilibrium']),
    'computed, not sampled',
    ...(rest === undefined ? [] : [`${rest} more deterred only in the table`]),
  ].join('; ');

export const alternative = (profile: string, finding: string, each: string): string =>
  `Bar chart of what each player would gain by deviating alone from “${profile}” to the best other action, in this model. ${finding}. ${each}.`;
