/** What is printed of the share that the headline is of, beside the ends of runs. */

/** Beside its name: it is none of the ends. */
export const ASKED = 'whatever the end';

export const askedMethod = (label: string): string => `; first bar: ${label}, whatever the end`;
