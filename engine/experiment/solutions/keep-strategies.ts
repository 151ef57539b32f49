import { restrictGame } from '../../games/restrict-game.ts';
import { didYouMean } from '../../language/problem.ts';
import type { OpenedGame } from './opened-game.ts';

type Kept = Extract<OpenedGame, { readonly kind: 'normal-form' | 'population' }>;

const placesOf = (all: readonly string[], names: readonly string[], whose: string): readonly number[] =>
  names.map((name) => {
    const place = all.indexOf(name);
    if (place >= 0) return place;
    const near = didYouMean(name, all);
    const hint = near === undefined ? `there is ${all.slice(0, 12).join(', ')}` : `did you mean "${near}"?`;
    throw new RangeError(`strategies: expected one of ${whose}, got "${name}"; ${hint}`);
  });

/**
 * The game in which only some strategies are played, in the order in which they are named; of a population without the
 * start that its file gives.
 *
 * @throws RangeError of one that is not there, or named twice
 */
export const keepStrategies = (opened: Kept, names: readonly string[]): Kept => {
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw new RangeError(`strategies: expected each once, got "${twice}" twice`);
  if (opened.kind === 'normal-form') {
    const { players, actions } = opened.game;
    const kept = actions.map((own, player) => placesOf(own, names, `${players[player]}'s actions`));
    return { ...opened, game: restrictGame(opened.game, kept) };
  }
  const { built } = opened;
  const kept = placesOf(built.strategies, names, 'the options');
  const payoffs = kept.map((own) => kept.map((other) => built.payoffs[own]![other]!));
  // Shares of all are no shares of some.
  const { start: _, ...evolve } = built.evolve;
  return { ...opened, built: { ...built, strategies: [...names], payoffs, evolve } };
};
