import type { Equilibrium, EquilibriumList } from '../../../engine/games/equilibrium.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Game } from '../../../engine/games/game.ts';
import { exactProfileValue } from '../../../engine/games/regret.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberText, numberTexts } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { nearestWords } from './deviation-words.ts';
import { type GameNumbers, profileWords } from './profile-words.ts';

/** Equilibria that are told one by one; the rest stands in --json, or is shown with --all. */
export const MOST_EQUILIBRIA = 12;

const WIDTH = 100;

const payoffWords = (game: Game, equilibrium: Equilibrium, { exact, digits }: GameNumbers): string => {
  const texts =
    exact && equilibrium.exact !== undefined
      ? exactProfileValue(game, equilibrium.exact).payoffs.map(formatRational)
      : numberTexts(equilibrium.payoffs, digits);
  return game.players.map((name, player) => `${name} ${texts[player]}`).join(' · ');
};

const REGRET_TOLD = 1e-9;

/** A number times this, to two digits, is not below the number. */
const ROUND_UP = 1.06;

/** How sure it is, in words; nothing where the regret is exactly 0. */
const certaintyWords = ({ certificate, regret, radius }: Equilibrium): string => {
  if (certificate === 'exact') return '';
  if (certificate === 'proven')
    return `proven: an equilibrium lies within ${numberText(ROUND_UP * (radius ?? 0), 2)} of these probabilities`;
  const bound = regret < REGRET_TOLD ? 'less than 1e-9' : numberText(regret, 2);
  return `approximate: somebody may gain ${regret === 0 ? 'nothing' : bound} by deviating`;
};

/** One equilibrium: who does what, what it pays, who is nearest to leaving it, how sure it is. */
const told = (game: Game, equilibrium: Equilibrium, number: string, numbers: GameNumbers): string[] => {
  const indent = ' '.repeat(number.length + 4);
  const notes = [
    `pays ${payoffWords(game, equilibrium, numbers)}`,
    nearestWords(game, equilibrium, numbers.digits),
    certaintyWords(equilibrium),
  ].filter((note) => note !== '');
  const head = wrapped(profileWords(game, equilibrium, numbers), WIDTH - indent.length);
  return [
    ...head.map((line, index) => `${index === 0 ? `  ${number}  ` : indent}${line}`),
    ...notes.flatMap((note) =>
      wrapped(note, WIDTH - indent.length).map((line, index) => `${indent}${index > 0 ? '  ' : ''}${line}`),
    ),
  ];
};

const kindsOf = ({ equilibria }: EquilibriumList): string => {
  const pure = equilibria.filter((one) => one.pure).length;
  if (equilibria.length === 0) return '';
  if (pure === equilibria.length) return equilibria.length === 1 ? ', pure' : ', all pure';
  return `, ${formatCount(pure)} pure`;
};

const restWords = ({ complete, reason }: EquilibriumList, continuum: boolean): string => {
  if (!complete) return `perhaps not all: ${reason ?? 'the search was not complete'}`;
  return continuum ? 'all others lie between them' : 'there are no others';
};

/**
 * `3 equilibria, 2 pure; there are no others`: how many, and whether that is all.
 *
 * @param continuum whether there are equilibria between those listed
 */
export const countLine = (list: EquilibriumList, continuum: boolean): string => {
  const count = list.equilibria.length;
  const noun = count === 1 ? 'equilibrium' : `${continuum ? 'extreme ' : ''}equilibria`;
  return `${formatCount(count)} ${noun}${kindsOf(list)}; ${restWords(list, continuum)}`;
};

/** Every equilibrium in words, `most` at the most. */
export const equilibriumLines = (
  game: Game,
  { equilibria }: EquilibriumList,
  numbers: GameNumbers,
  most: number = MOST_EQUILIBRIA,
): string[] => {
  const shown = equilibria.slice(0, most);
  const width = String(shown.length).length;
  const more = equilibria.length - shown.length;
  return [
    ...shown.flatMap((one, index) => told(game, one, String(index + 1).padStart(width), numbers)),
    ...(more > 0 ? [`  … and ${formatCount(more)} more: --all tells them, --json holds them`] : []),
  ];
};
