import type { Equilibrium, EquilibriumList } from '../../../engine/games/equilibrium.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Game } from '../../../engine/games/game.ts';
import { exactProfileValue } from '../../../engine/games/regret.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberText, numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { nearestWords } from './deviation-words.ts';
import { type GameNumbers, labelWords, profileWords } from './profile-words.ts';
import type { Shown } from './shown.ts';

/** Equilibria that are told one by one; the rest stands in --json, or is shown with --all. */
const MOST_EQUILIBRIA = 12;

export interface EquilibriaShown extends Pick<Shown, 'numbers' | 'width'> {
  /** Every equilibrium is told, however many. */
  readonly all: boolean;
}

const payoffWords = (game: Game, equilibrium: Equilibrium, { exact, digits }: GameNumbers): string => {
  const texts =
    exact && equilibrium.exact !== undefined
      ? exactProfileValue(game, equilibrium.exact).payoffs.map(formatRational)
      : numberTexts(equilibrium.payoffs, digits);
  return game.players.map((name, player) => `${labelWords(name)} ${texts[player]}`).join(' · ');
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
const told = (game: Game, equilibrium: Equilibrium, number: string, { numbers, width }: EquilibriaShown): string[] => {
  const head = `  ${number}  `;
  const notes = [
    `pays ${payoffWords(game, equilibrium, numbers)}`,
    nearestWords(game, equilibrium, numbers.digits),
    certaintyWords(equilibrium),
  ].filter((note) => note !== '');
  return [
    ...hanging(head, profileWords(game, equilibrium, numbers), width),
    ...notes.flatMap((note) => hanging(' '.repeat(head.length), note, width)),
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

/** The equilibria in words. */
export const equilibriumLines = (game: Game, { equilibria }: EquilibriumList, shown: EquilibriaShown): string[] => {
  const some = equilibria.slice(0, shown.all ? equilibria.length : MOST_EQUILIBRIA);
  const width = String(some.length).length;
  const more = equilibria.length - some.length;
  return [
    ...some.flatMap((one, index) => told(game, one, String(index + 1).padStart(width), shown)),
    ...(more > 0 ? [`  … and ${formatCount(more)} more: --all tells them, --json holds them`] : []),
  ];
};
