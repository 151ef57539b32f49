// The populations of scenarios/literature, as `detente evolve` lets them change, over ranges of their parameters and against
// closed forms written down here.

import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { openGame } from '../../../engine/experiment/solutions/open-game.ts';
import { type EvolveFlags, evolveOptions } from '../../../engine/experiment/solutions/prepare-evolve.ts';
import { evolve } from '../../../engine/games/evolution/evolve.ts';
import { populationOf } from '../../../engine/games/files/encounter.ts';
import * as fc from '../../properties/seeded.ts';

const found = async (name: string, values: Readonly<Record<string, number>>, flags: EvolveFlags = {}) => {
  const set = Object.entries(values).map(([path, value]) => ({ path, value: String(value) }));
  const files = nodeFiles(packageRoot(), packageRoot());
  const { opened } = await openGame(`./scenarios/literature/${name}.yaml`, { set }, files);
  if (opened.kind !== 'population') throw new Error(`${name}: expected a population`);
  // As the command does, without the portrait from everywhere.
  return evolve(populationOf(opened.built), evolveOptions(opened, flags));
};

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** One mutant of r = 1 / ratio takes Z over: 1 / (1 + ratio + ratio² + … + ratio^(Z − 1)). */
const constantFixation = (r: number, population: number): number => {
  let sum = 0;
  for (let k = 0; k < population; k++) sum += r ** -k;
  return 1 / sum;
};

describe('hawks and doves', () => {
  it('come to V/C hawks below V = C, and to hawks alone above, from wherever they begin', () =>
    fc.assert(
      fc.asyncProperty(between(0.5, 10), between(0.1, 0.9), between(0.05, 0.95), async (C, ratio, hawks) => {
        const start = [hawks, 1 - hawks];
        const mixed = await found('hawk-dove', { V: ratio * C, C }, { start, horizon: 1000 / C });
        expect(Math.abs(mixed.stationary[0]! - ratio)).toBeLessThan(1e-6);
        const fought = await found('hawk-dove', { V: C / ratio, C }, { start, horizon: 1000 / C });
        expect(fought.stationary[0]!).toBeGreaterThan(1 - 1e-6);
      }),
      { numRuns: 20 },
    ));
});

describe('rock, paper, scissors', () => {
  const product = (shares: readonly number[]): number => shares.reduce((a, b) => a * b, 1);
  const starts = fc
    .tuple(between(0.1, 1), between(0.1, 1), between(0.1, 1))
    .map((shares) => shares.map((share) => share / shares.reduce((a, b) => a + b)))
    // At equal shares nothing moves.
    .filter((shares) => Math.max(...shares) > 0.4);

  it('go round at win = loss, and the product of the shares stays what it is', () =>
    fc.assert(
      fc.asyncProperty(starts, between(0.2, 5), async (start, stake) => {
        const { trajectory = [] } = await found('rock-paper-scissors', { win: stake, loss: stake }, { start });
        expect(trajectory.length).toBeGreaterThan(100);
        for (const { shares } of trajectory) expect(Math.abs(product(shares) / product(start) - 1)).toBeLessThan(1e-8);
      }),
      { numRuns: 20 },
    ));

  it('come closer to equal shares where a win is worth more than a loss, and drift apart where it is worth less', () =>
    fc.assert(
      fc.asyncProperty(between(0.3, 1), async (more) => {
        const path = async (win: number, loss: number): Promise<number[]> =>
          ((await found('rock-paper-scissors', { win, loss }, { horizon: 10 })).trajectory ?? []).map(({ shares }) =>
            product(shares),
          );
        for (const [k, now] of (await path(1 + more, 1)).entries()) if (k > 0) expect(now).toBeGreaterThan(1 / 32);
        for (const [k, now] of (await path(1, 1 + more)).entries()) if (k > 0) expect(now).toBeLessThan(1 / 32);
      }),
      { numRuns: 10 },
    ));
});

describe('one fitter mutant', () => {
  it('takes over with (1 - 1/r) / (1 - r^-Z), the geometric sum', () =>
    fc.assert(
      fc.asyncProperty(between(0.3, 4), fc.integer({ min: 2, max: 60 }), async (r, Z) => {
        const { fixation } = await found('moran-process', { r, Z });
        expect(fixation![0]![1]! / constantFixation(r, Z) - 1).toBeCloseTo(0, 9);
        expect(fixation![1]![0]! / constantFixation(1 / r, Z) - 1).toBeCloseTo(0, 9);
      }),
      { numRuns: 30 },
    ));
});

describe('copying by comparison of pairs', () => {
  /** 1 / (1 + Σ Π e^(−β Δ_j)), Δ_j what a mutant earns more among j mutants. */
  const direct = (together: number, alone: number, beta: number, population: number): number => {
    let sum = 1;
    let term = 1;
    for (let mutants = 1; mutants < population; mutants++) {
      const earned = ((mutants - 1) * together + (population - mutants) * alone) / (population - 1);
      term *= Math.exp(-beta * earned);
      sum += term;
    }
    return 1 / sum;
  };

  it('takes over with the probability of the birth-death process', () =>
    fc.assert(
      fc.asyncProperty(
        ...[between(-2, 2), between(-2, 2), between(0, 2), fc.integer({ min: 2, max: 60 })],
        async (together: number, alone: number, beta: number, Z: number) => {
          const { fixation } = await found('pairwise-comparison', { together, alone, beta, Z });
          expect(fixation![1]![0]! / direct(together, alone, beta, Z) - 1).toBeCloseTo(0, 9);
        },
      ),
      { numRuns: 30 },
    ));
});
