// A few faults of every kind; all of them: npm run faults.

import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { faultless, type Tally } from './tally.ts';

describe('faults', () => {
  it.each(Object.entries(faults))(
    'cost no data, pretend nothing, hang nowhere and are said in words: %s',
    async (_, put) => {
      const found: string[] = [];
      const extent = { seed: 1, share: 0.05, until: Date.now() + 600_000, tell: (line: string) => found.push(line) };
      const tally: Tally = await put(extent);
      expect(found).toEqual([]);
      expect(faultless(tally)).toBe(true);
      if (tally.skipped === undefined) expect(tally.faults).toBeGreaterThan(4);
    },
    900_000,
  );
});
