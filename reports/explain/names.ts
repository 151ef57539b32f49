/** `a`, `a and b`, `a, b and c`. */
export const listing = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `1 month`, `2 months`. */
export const counted = (count: string, one: string): string => (count === '1' ? `1 ${one}` : `${count} ${one}s`);
