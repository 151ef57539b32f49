import { describe, expect, it } from 'vitest';
import type { Transition } from '../../../../engine/games/evolution/chain/chain.ts';
import { magnitudeOf, magnitudeOfLog } from '../../../../engine/games/evolution/chain/magnitude.ts';
import { bigintOrders, numberOrders, type Orders } from '../../../../engine/games/evolution/chain/orders.ts';
import { stationaryDistribution } from '../../../../engine/games/evolution/chain/stationary.ts';
import { add, divide, multiply, type Rational, rational, ZERO } from '../../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../../engine/games/exact/to-number.ts';
import * as fc from '../../../properties/seeded.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  readonly order: number;
}

/** Every way for each state but the root to choose one edge out, such that all lead to the root. */
function* treesInto(root: number, states: number, edges: readonly Edge[]): Generator<Edge[]> {
  const others = Array.from({ length: states }, (_, k) => k).filter((k) => k !== root);
  const choose = function* (index: number, chosen: Edge[]): Generator<Edge[]> {
    if (index === others.length) {
      const next = new Map(chosen.map(({ from, to }) => [from, to]));
      const arrives = others.every((start) => {
        let state = start;
        for (let step = 0; step < states && state !== root; step++) state = next.get(state)!;
        return state === root;
      });
      if (arrives) yield chosen;
      return;
    }
    for (const edge of edges) {
      if (edge.from === others[index] && edge.to !== edge.from) yield* choose(index + 1, [...chosen, edge]);
    }
  };
  yield* choose(0, []);
}

/**
 * The distribution by the Markov chain tree theorem, exactly: the weight of a state is the sum over all trees into it of the
 * product of their rates (Freidlin and Wentzell 1984, chapter 6, lemma 3.1); of least order alone as ε → 0.
 */
const byTrees = (states: number, edges: readonly Edge[]): number[] => {
  const weights = Array.from({ length: states }, (_, root) => {
    let order = Infinity;
    let weight: Rational = ZERO;
    for (const tree of treesInto(root, states, edges)) {
      const treeOrder = tree.reduce((sum, edge) => sum + edge.order, 0);
      if (treeOrder > order) continue;
      const product = tree.reduce((all, edge) => multiply(all, rational(BigInt(edge.rate))), rational(1n));
      weight = treeOrder < order ? product : add(weight, product);
      order = treeOrder;
    }
    return { order, weight };
  });
  const least = Math.min(...weights.map(({ order }) => order));
  const kept = weights.map(({ order, weight }) => (order === least ? weight : ZERO));
  const total = kept.reduce(add);
  return kept.map((weight) => toNumber(divide(weight, total)));
};

const solve = <Order extends number | bigint>(
  states: number,
  edges: readonly Edge[],
  orders: Orders<Order>,
  orderOf: (order: number) => Order,
): number[] => {
  const transitions: Transition<Order>[] = edges.map(({ from, to, rate, order }) => ({
    from,
    to,
    rate: magnitudeOf(rate),
    order: orderOf(order),
  }));
  const found = stationaryDistribution({ states, transitions, orders });
  if ('reason' in found) throw new Error(found.reason);
  return [...found.distribution];
};

const chains = (orders: fc.Arbitrary<number>): fc.Arbitrary<{ states: number; edges: Edge[] }> =>
  fc.integer({ min: 1, max: 5 }).chain((states) =>
    fc
      .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 1_000_000 }), orders), {
        minLength: states * states,
        maxLength: states * states,
      })
      .map((cells) => ({
        states,
        // A ring makes every state reachable, whatever else there is.
        edges: cells.flatMap(([there, rate, order], k): Edge[] => {
          const [from, to] = [Math.floor(k / states), k % states];
          return from !== to && (there || to === (from + 1) % states) ? [{ from, to, rate, order }] : [];
        }),
      })),
  );

describe('stationaryDistribution', () => {
  it('agrees with the exact sum over all trees', () => {
    fc.assert(
      fc.property(chains(fc.constant(0)), ({ states, edges }) => {
        const exact = byTrees(states, edges);
        const found = solve(states, edges, numberOrders, (order) => order);
        for (const [state, share] of exact.entries()) expect(Math.abs(found[state]! / share - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it('agrees with it for rates from 2^-900 to 2^900, whose products no double holds', () => {
    fc.assert(
      fc.property(chains(fc.integer({ min: -900, max: 900 })), ({ states, edges }) => {
        // The drawn order is taken for a power of two here; trees are weighed in rationals.
        const power = (exponent: number): Rational =>
          exponent >= 0 ? rational(1n << BigInt(exponent)) : rational(1n, 1n << BigInt(-exponent));
        const weights = Array.from({ length: states }, (_, root) => {
          let sum: Rational = ZERO;
          for (const tree of treesInto(root, states, edges))
            sum = add(
              sum,
              tree
                .map(({ rate, order }) => multiply(rational(BigInt(rate)), power(order)))
                .reduce(multiply, rational(1n)),
            );
          return sum;
        });
        const total = weights.reduce(add);
        const transitions = edges.map(({ from, to, rate, order }) => {
          const { mantissa, exponent } = magnitudeOf(rate);
          return { from, to, rate: { mantissa, exponent: exponent + order }, order: 0 };
        });
        const found = stationaryDistribution({ states, transitions, orders: numberOrders });
        if ('reason' in found) throw new Error(found.reason);
        for (const [state, weight] of weights.entries()) {
          const share = toNumber(divide(weight, total));
          expect(Math.abs(found.distribution[state]! - share)).toBeLessThanOrEqual(1e-13 * share + 1e-307);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with the trees of least order as rates vanish, in doubles and in bigints, bit for bit', () => {
    fc.assert(
      fc.property(chains(fc.integer({ min: 0, max: 4 })), ({ states, edges }) => {
        const exact = byTrees(states, edges);
        const found = solve(states, edges, numberOrders, (order) => order);
        expect(solve(states, edges, bigintOrders, (order) => BigInt(order) << 80n)).toEqual(found);
        for (const [state, share] of exact.entries()) {
          if (share === 0) expect(found[state]).toBe(0);
          else expect(Math.abs(found[state]! / share - 1)).toBeLessThan(1e-13);
        }
      }),
    );
  });

  it('is not troubled by rates that no double holds: a ladder of steps up e^-1000 and down e^-1001', () => {
    const states = 30;
    const transitions = Array.from({ length: states - 1 }, (_, k) => [
      { from: k, to: k + 1, rate: magnitudeOfLog(-1000), order: 0 },
      { from: k + 1, to: k, rate: magnitudeOfLog(-1001), order: 0 },
    ]).flat();
    const found = stationaryDistribution({ states, transitions, orders: numberOrders });
    if ('reason' in found) throw new Error(found.reason);
    for (let k = 1; k < states; k++)
      expect(found.distribution[k]! / found.distribution[k - 1]! / Math.E).toBeCloseTo(1, 11);
  });

  it('does not forget an escape e^-2000 times slower than what happens inside', () => {
    // 0 and 1 are quick between each other; the way to 2 is rarer than a double can say beside them, the way back rarer still.
    const transitions = [
      { from: 0, to: 1, rate: magnitudeOf(1), order: 0 },
      { from: 1, to: 0, rate: magnitudeOf(3), order: 0 },
      { from: 1, to: 2, rate: magnitudeOfLog(-2000), order: 0 },
      { from: 2, to: 0, rate: magnitudeOfLog(-2001), order: 0 },
    ];
    const found = stationaryDistribution({ states: 3, transitions, orders: numberOrders });
    if ('reason' in found) throw new Error(found.reason);
    // Flow out of {0, 1}: ¼ of its time in 1.
    const ratio = 0.25 * Math.E;
    expect(found.distribution[2]!).toBeCloseTo(ratio / (1 + ratio), 11);
    expect(found.distribution[1]! / found.distribution[0]!).toBeCloseTo(1 / 3, 11);
  });

  it('says why there is no answer: unreachable states, too little work allowed, no time', () => {
    const one = { from: 0, to: 1, rate: magnitudeOf(1), order: 0 };
    const back = { ...one, from: 1, to: 0 };
    expect(stationaryDistribution({ states: 3, transitions: [one, back], orders: numberOrders })).toEqual({
      reason: 'some states cannot be reached from others',
    });
    const two = { states: 2, transitions: [one, back], orders: numberOrders };
    expect(stationaryDistribution(two, { work: 1 })).toMatchObject({
      reason: expect.stringMatching(/^too many states: 2/),
    });
    expect(stationaryDistribution(two, { expired: () => true })).toEqual({ reason: 'out of time after 0 of 2 states' });
    expect(stationaryDistribution({ states: 0, transitions: [], orders: numberOrders })).toMatchObject({
      distribution: new Float64Array(0),
    });
  });
});
