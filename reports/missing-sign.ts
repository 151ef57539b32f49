/** Stands on a page for a letter that its fonts lack; they have it themselves, unlike �, and no sentence does. */
export const MISSING_SIGN = '□';
