/** Printed words of the picture of what turns an equilibrium. */

export const axis = 'Place in the range of the parameter';
export const or = 'or';

export const titled = (profile: string, finding: string): string => `“${profile}” as an equilibrium: ${finding}`;

/** `others`: how many of all parameters were left as they are. */
export const method = (moved: string, others: string, rest: string | undefined, reason: string | undefined): string =>
  [
    `Each of ${moved} parameters moved alone within its range; ring: as things stand, stroke: where it turns, shaded: an equilibrium (what turns and turns back is not seen)`,
    ...(others === '' ? [] : [others]),
    ...(rest === undefined ? [] : [`${rest} more in the table`]),
    ...(reason === undefined ? [] : [`not all were moved: ${reason}`]),
  ].join('; ');

/** Why fewer parameters were moved than the scenario has. */
export const unmoved = (count: string, one: boolean): string =>
  `${one ? 'one other has' : `${count} others have`} no range or no one number`;

export const alternative = (profile: string, finding: string, each: string): string =>
  `Ranges of the parameters that alone turn whether “${profile}” is an equilibrium, in this model. ${finding}. ${each}.`;
