import type { Cooperation } from '../../../engine/games/cooperation.ts';
import type { EquilibriumList } from '../../../engine/games/equilibrium.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type Game, type PureProfile, shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { temptationWords } from './deviation-words.ts';
import { labelWords, profileWords } from './profile-words.ts';
import type { Shown } from './shown.ts';

/** Which of the listed equilibria a pure profile is, counted from 1. */
const placeOf = ({ equilibria }: EquilibriumList, profile: PureProfile): number =>
  1 + equilibria.findIndex((one) => one.pure && profile.every((action, player) => one.profile[player]![action]! > 0));

/** Whether a profile that all would have to keep is an equilibrium, who gains by leaving it, and what it pays. */
export const cooperationLines = (
  game: Game,
  { profile, value }: Cooperation,
  list: EquilibriumList,
  { style, numbers, width }: Shown,
): string[] => {
  const mixed = { profile: asMixed(shapeOf(game), profile) };
  const head = profileWords(game, mixed, numbers);
  const payoffs = numberTexts(value.payoffs.map(toNumber), numbers.digits);
  const pays = hanging(
    '     ',
    `pays ${game.players.map((name, player) => `${labelWords(name)} ${payoffs[player]}`).join(' · ')}`,
    width,
  );
  const bold = (text: string): string[] => hanging('  ', text, width).map((line) => style('bold', line));
  if (value.regret.numerator === 0n) {
    const place = placeOf(list, profile);
    const which = place > 0 ? `is equilibrium ${place}` : 'is an equilibrium';
    return ['', ...bold(`${head} ${which}: nobody gains by deviating alone`), ...(place > 0 ? [] : pays)];
  }
  return [
    '',
    ...bold(`${head} is no equilibrium: while the others keep it, somebody gains by leaving`),
    ...hanging('     ', temptationWords(game, mixed, numbers.digits), width),
    ...pays,
  ];
};
