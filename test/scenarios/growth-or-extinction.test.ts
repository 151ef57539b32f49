// Log utility: society gives AI up when the worth of a life, life + log of consumption, is growth / risk.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run/simulate.ts';
import * as fc from '../properties/seeded.ts';
import { openWith } from './open-with.ts';

const scenario = './scenarios/literature/growth-or-extinction.yaml';

describe('growth against extinction', () => {
  it('stops within a month of 1/risk - life/growth years, unless the end comes first', async () => {
    const model = await openWith(scenario);
    const fix = (values: Readonly<Record<string, number>>) =>
      Object.entries(values).map(([id, value]) => ({
        parameter: model.parameters.find((one) => one.id === id)!,
        member: undefined,
        value,
      }));
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.02, max: 0.2, noNaN: true }),
        fc.double({ min: 0.005, max: 0.05, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        async (growth, risk, life) => {
          const months = Math.max(0, 12 * (1 / risk - life / growth));
          if (months > 2300) return;
          for await (const { outcome, ticks } of simulate(model, { runs: 16, fixed: fix({ growth, risk, life }) })) {
            expect(['extinct', 'stopped']).toContain(outcome);
            // The tick in which it stops is played as well.
            if (outcome === 'stopped') expect(Math.abs(ticks - 1 - months)).toBeLessThanOrEqual(1.001);
            else expect(ticks).toBeLessThanOrEqual(months + 1);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
