// A third way, which proves nothing but shares nothing either: Newton's method from many starts on every support, in
// plain doubles with difference quotients. What it finds must be on a list that claims to be complete.

import { type Game, type MixedProfile, shapeOf } from '../../../engine/games/game.ts';
import { pureProfiles } from '../../../engine/games/profiles.ts';

const deviation = (game: Game, player: number, action: number, profile: number[][]): number => {
  const shape = shapeOf(game);
  const others = shape.map((count, k) => (k === player ? 1 : count));
  let sum = 0;
  let place = action * others.reduce((product, count) => product * count, 1);
  for (const actions of pureProfiles(others)) {
    let weight = 1;
    for (const [other, choice] of actions.entries()) if (other !== player) weight *= profile[other]![choice]!;
    sum += weight * game.payoffs[player]![place++]!;
  }
  return sum;
};

/** Residuals: differences of payoffs within each support, and rows that sum to 1. */
const residuals = (game: Game, support: readonly (readonly number[])[], profile: number[][], range: number): number[] =>
  support.flatMap((set, player) => [
    ...set
      .slice(1)
      .map((a) => (deviation(game, player, a, profile) - deviation(game, player, set[0]!, profile)) / range),
    set.reduce((sum, action) => sum + profile[player]![action]!, -1),
  ]);

const solve = (matrix: number[][], right: number[]): number[] => {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let k = column; k < rows.length; k++) {
      if (Math.abs(rows[k]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = k;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let k = 0; k < rows.length; k++) {
      if (k === column) continue;
      const factor = rows[k]![column]! / rows[column]![column]!;
      for (let c = column; c <= rows.length; c++) rows[k]![c]! -= factor * rows[column]![c]!;
    }
  }
  return rows.map((row, k) => row.at(-1)! / row[k]!);
};

const newton = (game: Game, support: readonly (readonly number[])[], start: number[][], range: number) => {
  const profile = start.map((row) => [...row]);
  const places = support.flatMap((set, player) => set.map((action) => [player, action] as const));
  for (let step = 0; step < 30; step++) {
    const now = residuals(game, support, profile, range);
    const columns = places.map(([player, action]) => {
      const before = profile[player]![action]!;
      profile[player]![action] = before + 1e-3;
      const up = residuals(game, support, profile, range);
      profile[player]![action] = before - 1e-3;
      const down = residuals(game, support, profile, range);
      profile[player]![action] = before;
      return up.map((x, k) => (x - down[k]!) / 2e-3);
    });
    const move = solve(
      now.map((_, k) => columns.map((column) => column[k]!)),
      now,
    );
    for (const [k, [player, action]] of places.entries()) profile[player]![action]! -= move[k]!;
    const size = Math.max(...move.map(Math.abs));
    if (!(size < 1e3)) return undefined;
    if (size < 1e-13) return profile;
  }
  return undefined;
};

/** An equilibrium but for rounding, all of the support well above 0. */
const isEquilibrium = (game: Game, support: readonly (readonly number[])[], profile: number[][], range: number) =>
  profile.every((row, player) => {
    const value = deviation(game, player, support[player]![0]!, profile);
    return row.every(
      (p, action) =>
        deviation(game, player, action, profile) <= value + 1e-9 * range &&
        (support[player]!.includes(action) ? p > 1e-9 : true),
    );
  });

/**
 * Equilibria that Newton's method meets.
 *
 * @param starts per support
 * @param random draws in [0, 1)
 */
export const manyStarts = (game: Game, starts: number, random: () => number): MixedProfile[] => {
  const shape = shapeOf(game);
  const range = Math.max(...game.payoffs.map((tensor) => Math.max(...tensor) - Math.min(...tensor)));
  const found: MixedProfile[] = [];
  for (const codes of pureProfiles(shape.map((count) => 2 ** count - 1))) {
    const support = codes.map((code, player) =>
      Array.from({ length: shape[player]! }, (_, action) => action).filter((action) => ((code + 1) >> action) & 1),
    );
    for (let k = 0; k < starts; k++) {
      const start = shape.map((count, player) => {
        const weights = Array.from({ length: count }, (_, a) => (support[player]!.includes(a) ? random() + 0.01 : 0));
        const total = weights.reduce((a, b) => a + b, 0);
        return weights.map((weight) => weight / total);
      });
      const profile = newton(game, support, start, range);
      if (profile && isEquilibrium(game, support, profile, range)) found.push(profile);
    }
  }
  return found;
};
