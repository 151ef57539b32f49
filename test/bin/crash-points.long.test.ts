// Killed just before each change on the disk in turn.

import { describe, expect, it } from 'vitest';
import { alone, killAt, subjects } from './crash-point.ts';

describe('a process that is killed just before any change on the disk', () => {
  it.concurrent.each(Object.entries(subjects))(
    'leaves nothing that looks finished and goes on to the same bytes: %s',
    async (_, subject) => {
      const expected = await alone(subject.alone);
      let n = 1;
      while ((await killAt(subject.commands, n, expected)) > 0) n += 1;
      expect(n).toBeGreaterThan(30);
    },
    3_600_000,
  );
});
