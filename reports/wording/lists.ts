/** Several things in one sentence. */

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `2`, `2 or 3`, `2, 3 or 5`. */
export function listedOr(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** `2 to 7`: of numbers whose dash would be taken for a minus, or of counts in a sentence. */
export const fromTo = (low: string, high: string): string => `${low} to ${high}`;
