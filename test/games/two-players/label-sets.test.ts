import { describe, expect, it } from 'vitest';
import { forEachComplementaryPair } from '../../../engine/games/two-players/complementary-pairs.ts';
import { LabelSets, wordsFor } from '../../../engine/games/two-players/label-sets.ts';
import * as fc from '../../properties/seeded.ts';

const bitSet = (labels: readonly number[], count: number): Uint32Array => {
  const set = new Uint32Array(wordsFor(count));
  for (const label of labels) set[label >>> 5]! |= 1 << (label & 31);
  return set;
};

describe('LabelSets', () => {
  it('keeps what a Set of texts keeps, in the order it came', () => {
    const drawn = fc.integer({ min: 1, max: 100 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        sets: fc.array(fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 3 }), { maxLength: 300 }),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ count, sets }) => {
        const known = new Map<string, number>();
        const kept = new LabelSets(wordsFor(count));
        for (const labels of sets) {
          const set = bitSet(labels, count);
          expect(kept.indexOf(set)).toBe(known.get(set.join()) ?? -1);
          expect(kept.add(set)).toBe(!known.has(set.join()));
          if (!known.has(set.join())) known.set(set.join(), known.size);
        }
        expect(kept.size).toBe(known.size);
        for (const [text, at] of known) expect(kept.at(at).join()).toBe(text);
      }),
    );
  });
});

describe('forEachComplementaryPair', () => {
  it('finds what looking at every pair finds, with one word or more, simple or with too many labels', () => {
    const sides = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    const drawn = sides.chain(([m, n]) => {
      const labels = fc.array(fc.integer({ min: 0, max: m + n - 1 }), { maxLength: 8 });
      // The first few labels of the first, the rest of the second, each with some more: so that pairs happen.
      const set = (size: number) =>
        fc
          .tuple(fc.boolean(), labels)
          .map(([low, more]) => [...Array.from({ length: size }, (_, k) => (low ? k : m + n - 1 - k)), ...more]);
      return fc.record({
        m: fc.constant(m),
        n: fc.constant(n),
        first: fc.array(set(m), { maxLength: 40 }),
        second: fc.array(set(n), { maxLength: 40 }),
      });
    });
    let pairs = 0;
    fc.assert(
      fc.property(drawn, ({ m, n, first, second }) => {
        const fill = (sets: readonly (readonly number[])[]): LabelSets => {
          const filled = new LabelSets(wordsFor(m + n));
          for (const labels of sets) filled.add(bitSet(labels, m + n));
          return filled;
        };
        const [us, vs] = [fill(first), fill(second)];
        const found: string[] = [];
        forEachComplementaryPair(
          us,
          vs,
          m + n,
          [m, n],
          () => false,
          (u, v) => {
            found.push(`${u} ${v}`);
          },
        );
        const all = bitSet(
          Array.from({ length: m + n }, (_, k) => k),
          m + n,
        );
        const expected: string[] = [];
        for (let u = 0; u < us.size; u++) {
          for (let v = 0; v < vs.size; v++) {
            const together = us.at(u).map((word, at) => word | vs.at(v)[at]!);
            if (together.join() === all.join()) expected.push(`${u} ${v}`);
          }
        }
        pairs += expected.length;
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
    expect(pairs).toBeGreaterThan(300);
  });

  it('breaks off when told to', () => {
    const sets = new LabelSets(1);
    sets.add(bitSet([0], 2));
    expect(
      forEachComplementaryPair(
        sets,
        sets,
        2,
        [1, 1],
        () => true,
        () => expect.unreachable(),
      ),
    ).toBe(false);
  });
});
