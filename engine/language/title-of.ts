import type { PlayerClass } from './model.ts';

type Named = {
  readonly name: string;
  readonly module: string | undefined;
  readonly owner: PlayerClass | undefined;
};

/** How formulas and `--set` name what is declared, in any file: `labs.capability`, `rivalry.pressure`, `rate`. */
export const titleOf = ({ name, module, owner }: Named): string => {
  if (owner !== undefined) return `${owner.name}.${name}`;
  return module === undefined ? name : `${module}.${name}`;
};
