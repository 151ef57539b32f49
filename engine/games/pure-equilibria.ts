import { type Equilibrium, exactEquilibrium } from './equilibrium.ts';
import { ofNumber } from './exact/of-number.ts';
import { type Game, type PureProfile, shapeOf } from './game.ts';
import { payoffIndex, payoffStrides, pureProfiles } from './profiles.ts';

/** Whether no action of the player does better against what the others do in the profile. */
const isBestReply = (game: Game, shape: readonly number[], player: number, profile: PureProfile): boolean => {
  const { numerators } = game.exact[player]!;
  const stride = payoffStrides(shape, player)[player]!;
  const index = payoffIndex(shape, player, profile);
  const first = index - profile[player]! * stride;
  const payoff = numerators[index]!;
  for (let action = 0; action < shape[player]!; action++) {
    if (numerators[first + action * stride]! > payoff) return false;
  }
  return true;
};

/**
 * All pure profiles from which nobody gains by deviating alone, compared exactly, in the order of `pureProfiles`.
 *
 * Cost: at most n · a payoffs looked at per profile.
 */
export const pureNashProfiles = (game: Game): PureProfile[] => {
  const shape = shapeOf(game);
  const found: PureProfile[] = [];
  for (const profile of pureProfiles(shape)) {
    if (shape.every((_, player) => isBestReply(game, shape, player, profile))) found.push([...profile]);
  }
  return found;
};

/** A pure profile as probabilities. */
export const asMixed = (shape: readonly number[], profile: PureProfile): number[][] =>
  shape.map((count, player) => Array.from({ length: count }, (_, action) => (action === profile[player] ? 1 : 0)));

/** The pure equilibria with payoffs and certificates. */
export const pureEquilibria = (game: Game): Equilibrium[] =>
  pureNashProfiles(game).map((profile) =>
    exactEquilibrium(
      game,
      asMixed(shapeOf(game), profile).map((row) => row.map(ofNumber)),
    ),
  );
