// Independent chances: of N actors over so many ticks, and of a hazard that adds up.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run/simulate.ts';
import * as fc from '../properties/seeded.ts';
import { openWith } from './open-with.ts';

const RUNS = 1000;

/** The share of runs that end so. */
const share = async (set: Readonly<Record<string, number>>, end: string): Promise<number> => {
  const model = await openWith('./scenarios/literature/many-hands.yaml', set);
  let count = 0;
  for await (const { outcome } of simulate(model, { seed: 'many hands', runs: RUNS })) if (outcome === end) count++;
  return count / RUNS;
};

/** Five standard errors of a share, of which none is smaller than that of one run in a hundred. */
const near = (played: number, chance: number): void =>
  expect(Math.abs(played - chance)).toBeLessThan(5 * Math.sqrt(Math.max(chance * (1 - chance), 0.01) / RUNS));

describe('many hands', () => {
  it('do it with 1 - (1 - p)^(N ticks)', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        async (N, until, expected) => {
          const p = Math.min(1, expected / (N * until));
          near(await share({ N, p, until }, 'misuse'), 1 - (1 - p) ** (N * until));
        },
      ),
      { numRuns: 20 },
    ));

  it('and time: hazards add up, 1 - exp(-sum of h dt)', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 120 }),
        async (hazard, growth, until) => {
          let sum = 0;
          for (let tick = 0; tick < until; tick++) sum += (hazard * Math.exp((growth * tick) / 12)) / 12;
          near(await share({ N: 1, p: 0, hazard, growth, until }, 'accident'), 1 - Math.exp(-sum));
        },
      ),
      { numRuns: 20 },
    ));
});
