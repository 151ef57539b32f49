// Killed at some of the changes on the disk; at each one of them in crash-points.long.test.ts.

import { describe, expect, it } from 'vitest';
import { alone, killAt, subjects } from './crash-point.ts';

/** Early, in the middle, while results are published, and at the end. */
const places: { readonly [name: string]: readonly number[] } = {
  run: [19, 66],
  sweep: [5, 30],
  'run in pieces': [5],
  'sweep in pieces': [34],
};

describe.concurrent('a process that is killed just before a change on the disk', () => {
  it.each(Object.entries(subjects))(
    'leaves nothing that looks finished and goes on to the same bytes: %s',
    async (name, subject) => {
      const expected = await alone(subject.alone);
      for (const n of places[name] ?? [])
        expect(await killAt(subject.commands, n, expected), `${name} at ${n}`).toBeGreaterThan(0);
    },
    180_000,
  );
});
