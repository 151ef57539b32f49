// A few faults of every kind; all of them: npm run faults.

import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';

describe('faults', () => {
  it.each(Object.entries(faults))(
    'cost no data, pretend nothing, hang nowhere and are said in words: %s',
    async (_, put) => {
      const found: string[] = [];
      const extent = { seed: 1, share: 0.05, until: Date.now() + 600_000, tell: (line: string) => found.push(line) };
      const { lost, wrong, hangs, said, skipped, faults: count } = await put(extent);
      expect(found).toEqual([]);
      expect({ lost, wrong, hangs, said }).toEqual({ lost: 0, wrong: 0, hangs: 0, said: 0 });
      if (skipped === undefined) expect(count).toBeGreaterThan(4);
    },
    900_000,
  );
});
