import type { Equilibrium } from '../../../engine/games/equilibrium.ts';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import { compare, type Rational, subtract } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game, MixedProfile } from '../../../engine/games/game.ts';
import { exactProfileValue, type ProfileValue } from '../../../engine/games/regret.ts';
import { numberText, numberTexts } from '../../../reports/telling/numbers.ts';
import { joined, labelWords } from './profile-words.ts';

/** What one player would have by one other action, less what he has. */
export interface Deviation {
  readonly player: number;
  readonly action: number;
  readonly gain: Rational;
}

const valueAt = (
  game: Game,
  { profile, exact }: { profile: MixedProfile; exact?: Equilibrium['exact'] },
): ProfileValue => exactProfileValue(game, exact ?? profile.map((row) => row.map(ofNumber)));

/** Gains below are told as less than this. */
const ROUNDING = 1e-9;

/** Every action that is not played in a profile, with what it would bring its player. */
export const deviationsFrom = (
  game: Game,
  profile: { readonly profile: MixedProfile; readonly exact?: Equilibrium['exact'] },
): Deviation[] => {
  const { deviations, payoffs } = valueAt(game, profile);
  return deviations.flatMap((row, player) =>
    row.flatMap((payoff, action) =>
      profile.profile[player]![action]! > 0 ? [] : [{ player, action, gain: subtract(payoff, payoffs[player]!) }],
    ),
  );
};

/** The best deviation of each player who has one that is not played, in the players' order. */
export const bestDeviations = (deviations: readonly Deviation[]): Deviation[] => {
  const best = new Map<number, Deviation>();
  for (const one of deviations) {
    const before = best.get(one.player);
    if (before === undefined || compare(one.gain, before.gain) > 0) best.set(one.player, one);
  }
  return [...best.values()].sort((a, b) => a.player - b.player);
};

const by = (game: Game, { player, action }: Deviation): string => labelWords(game.actions[player]![action]!);

const amount = (gain: Rational, digits: number): string => numberText(Math.abs(toNumber(gain)), digits);

/**
 * Who is nearest to leaving an equilibrium: `the nearest to leaving is Follower, who would lose 0.12 by slow`. Empty where
 * everybody plays every action he has.
 */
export const nearestWords = (game: Game, equilibrium: Equilibrium, digits: number): string => {
  const [first, ...rest] = deviationsFrom(game, equilibrium);
  if (first === undefined) return '';
  const nearest = rest.reduce((best, one) => (compare(one.gain, best.gain) > 0 ? one : best), first);
  const name = labelWords(game.players[nearest.player]!);
  if (nearest.gain.numerator === 0n) return `${name} would lose nothing by ${by(game, nearest)}`;
  if (nearest.gain.numerator > 0n) {
    const gain = toNumber(nearest.gain);
    const much = gain < ROUNDING ? 'less than 1e-9' : numberText(gain, 2);
    return `${name} gains ${much} by ${by(game, nearest)}${equilibrium.certificate === 'proven' ? ': rounding' : ''}`;
  }
  return `nearest to leaving: ${name}, who would lose ${amount(nearest.gain, digits)} by ${by(game, nearest)}`;
};

/**
 * Who would gain what by leaving a profile alone: `Leader gains 0.31 by race · Follower gains 0.12 by slow`; where there are
 * more than two and one action tempts all, `by race Leader gains 0.31, Entrant 0.20 and Follower 0.12`.
 */
export const temptationWords = (
  game: Game,
  profile: { readonly profile: MixedProfile; readonly exact?: Equilibrium['exact'] },
  digits: number,
): string => {
  const tempted = bestDeviations(deviationsFrom(game, profile)).filter(({ gain }) => gain.numerator > 0n);
  const amounts = numberTexts(
    tempted.map(({ gain }) => toNumber(gain)),
    digits,
  );
  const name = ({ player }: Deviation): string => labelWords(game.players[player]!);
  const [first] = tempted;
  if (first !== undefined && tempted.length > 2 && new Set(tempted.map((one) => by(game, one))).size === 1) {
    const alike = new Set(amounts).size === 1 && tempted.length === game.players.length;
    if (alike) return `everybody gains ${amounts[0]} by ${by(game, first)}`;
    const texts = tempted.map((one, index) => `${name(one)} ${index === 0 ? 'gains ' : ''}${amounts[index]}`);
    return `by ${by(game, first)} ${joined(texts)}`;
  }
  return tempted.map((one, index) => `${name(one)} gains ${amounts[index]} by ${by(game, one)}`).join(' · ');
};
