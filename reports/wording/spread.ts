/** Where the spread of runs comes from. */
export const spreadWords = {
  unknown: 'from chance and drawn parameters',
  chance: 'from chance alone, all parameters held',
  drawn: (count: string, isOne: boolean): string =>
    `from chance and the ${count} drawn parameter${isOne ? '' : 's'}, others held`,
};
