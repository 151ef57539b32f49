import type { Style } from '../style.ts';
import type { GameNumbers } from './profile-words.ts';

/** How what was found of a game is shown. */
export interface Shown {
  readonly style: Style;
  readonly numbers: GameNumbers;
  /** Characters that fit on a line. */
  readonly width: number;
}
