// The branch of logit equilibria is one curve, whatever the steps: long and short ones lead to the same limit.

import { describe, expect, it } from 'vitest';
import { branchSteps, tracerOf } from '../../../engine/games/quantal-response/branch.ts';
import { exponential, logitEquations } from '../../../engine/games/quantal-response/logit-equations.ts';
import { payoffContractions } from '../../../engine/games/quantal-response/payoff-contractions.ts';
import { randomGame } from './random-games.ts';

const limitOf = (shape: readonly number[], seed: number, aim: number): number[] => {
  const contractions = payoffContractions(randomGame(shape, 'integers', seed), true);
  const size = contractions.offsets.at(-1)!;
  for (const step of branchSteps(tracerOf(logitEquations(contractions, new Float64Array(size)), aim))) {
    if (step !== undefined && step.high.z[size]! > 1e6) return Array.from(step.high.z.subarray(0, size), exponential);
  }
  return [];
};

describe('the branch', () => {
  it.each([
    [[3, 3, 3, 3, 3, 3], 60],
    [[3, 3, 3], 300],
    [[10, 10], 60],
    [[2, 2, 2, 2, 2], 300],
  ])('of games of %j leads to one limit in steps of any length (%d games)', (shape, games) => {
    for (let seed = 0; seed < games; seed++) {
      const fine = limitOf(shape, seed, 0.0005);
      const coarse = limitOf(shape, seed, 0.005);
      expect(coarse).toHaveLength(shape.reduce((a, b) => a + b));
      for (const [k, x] of coarse.entries()) expect(Math.abs(x - fine[k]!), `game ${seed}`).toBeLessThan(1e-3);
    }
  });
});
