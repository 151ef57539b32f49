import { describe, expect, it } from 'vitest';
import { stableCoalitions } from '../../../engine/games/coalition/stable-coalitions.ts';
import { type MembershipRules, stableSizes } from '../../../engine/games/coalition/stable-sizes.ts';
import * as fc from '../../properties/seeded.ts';
import { barrett } from './barrett.ts';

const bits = (members: number): number => (members === 0 ? 0 : (members & 1) + bits(members >> 1));

/** Payoffs that depend on the size alone, by subset. */
const alike = ({ players, payoffMember, payoffOutsider }: Parameters<typeof stableSizes>[0]) => ({
  players,
  payoffs: (members: number) =>
    Array.from({ length: players }, (_, player) =>
      members & (1 << player) ? payoffMember(bits(members)) : payoffOutsider(bits(members)),
    ),
});

const rules: readonly MembershipRules[] = (['stay', 'in', 'out'] as const).flatMap((ties) =>
  (['open', 'exclusive'] as const).flatMap((membership) =>
    [0, 3].map((minimum): MembershipRules => ({ ties, membership, minimum })),
  ),
);

describe('coalitions of unlike players', () => {
  it('are of like players what their sizes are', () => {
    const draws = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(draws, draws, fc.constantFrom(...rules), (members, outsiders, rule) => {
        const treaty = {
          players: 5,
          payoffMember: (k: number) => members[k]!,
          payoffOutsider: (k: number) => outsiders[k]!,
        };
        const sizes = stableSizes(treaty, rule);
        for (const { members: who, internal, external, stable, idle } of stableCoalitions(alike(treaty), rule))
          expect({ size: who.length, internal, external, stable, idle }).toEqual({
            size: who.length,
            internal: sizes[who.length]!.internal,
            external: sizes[who.length]!.external,
            stable: sizes[who.length]!.stable,
            idle: sizes[who.length]!.idle,
          });
      }),
    );
  });

  it('of the treaty of Barrett 1994 are stable where there are four of ten', () => {
    const found = stableCoalitions(alike(barrett({ N: 10, a: 100, b: 1, c: 0.25 })));
    expect(found).toHaveLength(1024);
    const stable = found.filter((coalition) => coalition.stable);
    expect(stable).toHaveLength(210);
    expect(new Set(stable.map(({ members }) => members.length))).toEqual(new Set([4]));
  });

  it('that differ: the one who gains by leaving is named', () => {
    // Worth 2 to all if both of the first two pause; the third only rides free, and loses 1 by joining.
    const payoffs = (members: number): number[] => {
      const works = (members & 3) === 3 ? 2 : 0;
      return [0, 1, 2].map((player) => works - (members & (1 << player) ? 1 : 0));
    };
    const found = stableCoalitions({ players: 3, payoffs });
    expect(found.map(({ members }) => members)).toEqual([[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]);
    expect(found.filter(({ stable }) => stable).map(({ members }) => members)).toEqual([[], [0, 1]]);
    expect(found[1]).toMatchObject({ movers: [0, 1], internal: false, external: false });
    expect(found[7]).toMatchObject({ movers: [2], internal: false, external: true });
  });

  it('relabelled are the same, relabelled', () => {
    const tables = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 }), {
      minLength: 16,
      maxLength: 16,
    });
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    const keyOf = (coalition: { members: readonly number[]; stable: boolean }, order: readonly number[]): string =>
      `${coalition.members.map((member) => order[member]).sort()} ${coalition.stable}`;
    fc.assert(
      fc.property(tables, orders, (table, order) => {
        const renamed = (members: number): number =>
          order.reduce((all, to, from) => all + (members & (1 << to) ? 1 << from : 0), 0);
        const found = stableCoalitions({ players: 4, payoffs: (members) => table[members]! });
        const other = stableCoalitions({
          players: 4,
          payoffs: (members) => order.map((_, to) => table[renamed(members)]![order.indexOf(to)]!),
        });
        const same = [0, 1, 2, 3];
        expect(other.map((one) => keyOf(one, same)).sort()).toEqual(found.map((one) => keyOf(one, order)).sort());
      }),
    );
  });

  it('are refused where they are too many, or payoffs are none', () => {
    const payoffs = () => [0, 0];
    expect(() => stableCoalitions({ players: 17, payoffs })).toThrow(
      'players: expected a whole number from 1 to 16, got 17',
    );
    expect(() => stableCoalitions({ players: 2, payoffs }, { minimum: 3 })).toThrow('minimum: expected');
    expect(() => stableCoalitions({ players: 3, payoffs })).toThrow(
      'payoffs: expected 3 finite numbers of members none, got 0, 0',
    );
  });
});
