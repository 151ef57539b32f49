import type { PlayerClass } from '../../engine/language/model.ts';

type Named = {
  readonly name: string;
  readonly module: string | undefined;
  readonly owner: PlayerClass | undefined;
};

/** How formulas of any file read a name: `labs.capability`, `rivalry.pressure`, `rate`. */
export const titleOf = ({ name, module, owner }: Named): string => {
  if (owner !== undefined) return `${owner.name}.${name}`;
  return module === undefined ? name : `${module}.${name}`;
};

/** `a`, `a and b`, `a, b and c`. */
export const listing = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `1 month`, `2 months`. */
export const counted = (count: string, one: string): string => (count === '1' ? `1 ${one}` : `${count} ${one}s`);
