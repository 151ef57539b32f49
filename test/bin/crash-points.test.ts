// Killed at one of the changes on the disk; at each one of them in crash-points.long.test.ts.

import { describe, expect, it } from 'vitest';
import { alone, killAt, subjects } from './crash-point.ts';

const places: { readonly [name: string]: number } = {
  run: 66,
  sweep: 5,
  'run in pieces': 5,
  'sweep in pieces': 34,
};

describe.concurrent('a process that is killed just before a change on the disk', () => {
  it.each(Object.entries(subjects))(
    'leaves nothing that looks finished and goes on to the same bytes: %s',
    async (name, subject) => {
      const expected = await alone(subject.alone);
      const place = places[name] ?? 0;
      expect(await killAt(subject.commands, place, expected), `${name} at ${place}`).toBeGreaterThan(0);
    },
    180_000,
  );
});
