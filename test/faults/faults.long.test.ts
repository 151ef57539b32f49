// A few faults of every kind; all of them: npm run faults.

import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';

/** Known limits: points of a study say how many runs failed, and not that one of them ended its thread. */
const known: { readonly [kind: string]: readonly string[] } = {
  threads: ['dying threads: sweep, poison: exit code 0, '],
};

describe('faults', () => {
  it.each(Object.entries(faults))(
    'cost no data, pretend nothing, hang nowhere and are said in words: %s',
    async (name, put) => {
      const found: string[] = [];
      const extent = { seed: 1, share: 0.05, until: Date.now() + 600_000, tell: (line: string) => found.push(line) };
      const { lost, wrong, hangs, said, skipped, faults: count } = await put(extent);
      const limits = known[name] ?? [];
      expect(found).toEqual(limits);
      expect({ lost, wrong, hangs, said }).toEqual({ lost: 0, wrong: 0, hangs: 0, said: limits.length });
      if (skipped === undefined) expect(count).toBeGreaterThan(4);
    },
    900_000,
  );
});
