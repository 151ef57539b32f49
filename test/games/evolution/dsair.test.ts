// The shipped game `dsair` from its file to its long-run shares, against the published model.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { evolve } from '../../../engine/games/evolution/evolve.ts';
import { exactPopulationGame } from '../../../engine/games/evolution/population-game.ts';
import { examineGame } from '../../../engine/games/files/build-game.ts';

interface Row {
  readonly strategies: readonly string[];
  readonly stationary: readonly number[];
  readonly [parameter: string]: unknown;
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('../../oracles/dsair.json', import.meta.url), 'utf8'),
).dsair;

describe('dsair', () => {
  for (const row of rows) {
    if (row.strategies.length !== 3) continue;
    it(`with W = ${row.W}, risk ${row.p_r}, found out ${row.p_fo}`, async () => {
      const settings = ['b', 'c', 's', 'p_r', 'p_fo', 'W', 'B'].map((path) => ({ path, value: `${row[path]}` }));
      const { built } = await examineGame('dsair', nodeFiles(packageRoot(), packageRoot()), settings);
      if (built?.kind !== 'population') throw new Error('expected a population');
      const game = exactPopulationGame({ strategies: built.strategies, rows: built.payoffs });
      const { dynamic = 'fermi', ...rest } = built.evolve;
      const { stationary, complete } = evolve(game, { dynamic, ...rest });
      expect(complete).toBe(true);
      for (const [k, share] of row.stationary.entries())
        expect(Math.abs(stationary[k]! - share)).toBeLessThan(1e-9 * share + 1e-15);
    });
  }
});
