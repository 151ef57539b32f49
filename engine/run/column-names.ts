/**
 * A name as a column: lower case, words joined by `_`.
 *
 * @example
 * snakeCase('Lab 1') // 'lab_1'
 */
export const snakeCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '') || '_';

/** Column names in order, each once: one that is taken gets `_2`, `_3` … */
export const eachOnce = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let copy = 2; taken.has(free); copy++) free = `${name}_${copy}`;
    taken.add(free);
    return free;
  });
};
