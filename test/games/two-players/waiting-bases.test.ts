import { describe, expect, it } from 'vitest';
import { LabelSets } from '../../../engine/games/two-players/label-sets.ts';
import { WaitingBases } from '../../../engine/games/two-players/waiting-bases.ts';
import * as fc from '../../properties/seeded.ts';

/** One word per basis. */
const basis = (k: number): Uint32Array => Uint32Array.of(k);

/** Takes all off that are not visited, each once, as the search does. */
const drain = (waiting: WaitingBases, visited: LabelSets): number[] => {
  const order: number[] = [];
  const into = basis(0);
  while (waiting.pop(into)) if (visited.add(into)) order.push(into[0]!);
  return order;
};

describe('WaitingBases', () => {
  it('gives back the last first, also when it had to tidy up for lack of room', () => {
    const drawn = fc.record({
      visited: fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 50 }),
      pushed: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 300, maxLength: 600 }),
    });
    fc.assert(
      fc.property(drawn, ({ visited, pushed }) => {
        const done = new LabelSets(1);
        for (const k of visited) done.add(basis(k));
        // Room for 128 words: what waits in vain has to go, and then all 100 fit.
        const waiting = new WaitingBases(done, 128);
        for (const k of pushed) waiting.push(basis(k));
        const expected = [...new Set(pushed.toReversed())].filter((k) => !visited.includes(k));
        expect(waiting.isOverfull).toBe(false);
        expect(drain(waiting, done)).toEqual(expected);
      }),
    );
  });

  it('says when there is no room left, and keeps what it has', () => {
    const visited = new LabelSets(1);
    const waiting = new WaitingBases(visited, 64);
    for (let k = 0; k < 64; k++) waiting.push(basis(k));
    expect(waiting.isOverfull).toBe(false);
    waiting.push(basis(64));
    expect(waiting.isOverfull).toBe(true);
    expect(drain(waiting, visited)).toEqual(Array.from({ length: 64 }, (_, k) => 63 - k));
  });
});
