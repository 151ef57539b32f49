import type { Checked, Frame } from './checked.ts';
import type { GameFile } from './game-file.ts';
import { nowhere } from './parameters.ts';
import { toDouble } from './value.ts';

/** Numbers by the names that a file gives them. */
export type NamedNumbers = Readonly<Record<string, number>>;

/** Numbers that are finite; of what is none there, like 0 / 0, nothing is told. */
const numbersIn = (file: GameFile, frame: Frame, isTold: (checked: Checked) => boolean): NamedNumbers =>
  Object.fromEntries(
    file.lets().flatMap(({ name, checked }): [string, number][] => {
      if (checked.of !== 'one' || !isTold(checked)) return [];
      const number = toDouble(checked.at(frame, 0));
      return Number.isFinite(number) ? [[name, number]] : [];
    }),
  );

/** What `let` names that hangs on parameters alone. */
export const constantsOf = (file: GameFile): NamedNumbers => numbersIn(file, nowhere, ({ varies }) => !varies);

/** What `let` names of a coalition of a size. */
export const valuesAtSize = (file: GameFile, size: number): NamedNumbers =>
  numbersIn(file, { ...nowhere, size }, ({ varies }) => varies);
