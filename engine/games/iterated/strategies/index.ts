// Every strategy of this folder; a test holds the list against the files.

import type { IteratedStrategy } from '../strategy.ts';
import { alternator } from './alternator.ts';
import { alwaysCooperate } from './always-cooperate.ts';
import { alwaysDefect } from './always-defect.ts';
import { generousTitForTat } from './generous-tit-for-tat.ts';
import { grim } from './grim.ts';
import { joss } from './joss.ts';
import { randomMoves } from './random-moves.ts';
import { suspiciousTitForTat } from './suspicious-tit-for-tat.ts';
import { titForTat } from './tit-for-tat.ts';
import { titForTwoTats } from './tit-for-two-tats.ts';
import { winStayLoseShift } from './win-stay-lose-shift.ts';

/** All built-in strategies of iterated play, by name. */
export const iteratedStrategies: readonly IteratedStrategy[] = [
  alternator,
  alwaysCooperate,
  alwaysDefect,
  generousTitForTat,
  grim,
  joss,
  randomMoves,
  suspiciousTitForTat,
  titForTat,
  titForTwoTats,
  winStayLoseShift,
];
