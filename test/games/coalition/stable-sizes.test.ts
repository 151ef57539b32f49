import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MembershipRules, stableSizes } from '../../../engine/games/coalition/stable-sizes.ts';
import * as fc from '../../properties/seeded.ts';
import { abatement, barrett, binaryPause } from './barrett.ts';

interface Published {
  readonly N: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly rows: readonly {
    readonly k: number;
    readonly qs: number | null;
    readonly qn: number | null;
    readonly Q: number;
    readonly ps: number | null;
    readonly pn: number | null;
  }[];
  readonly stable: readonly number[];
  readonly stableSizes: readonly { readonly N: number; readonly gamma: number; readonly k: readonly number[] }[];
}

const published: Published = JSON.parse(
  readFileSync(new URL('../../oracles/barrett-1994.json', import.meta.url), 'utf8'),
);

const stable = (treaty: Parameters<typeof stableSizes>[0], rules: MembershipRules = {}): number[] =>
  stableSizes(treaty, rules).flatMap(({ size, stable }) => (stable ? [size] : []));

const stableAndBusy = (treaty: Parameters<typeof stableSizes>[0], rules: MembershipRules = {}): number[] =>
  stableSizes(treaty, rules).flatMap(({ size, stable, idle }) => (stable && !idle ? [size] : []));

describe('the treaty of Barrett 1994', () => {
  it('has the published table', () => {
    const table = stableSizes(barrett(published));
    expect(table.map(({ size }) => size)).toEqual(published.rows.map(({ k }) => k));
    for (const { k, qs, qn, Q, ps, pn } of published.rows) {
      const { signatory, other, total } = abatement(published, k);
      if (qs !== null) expect(signatory).toBeCloseTo(qs, 9);
      if (qn !== null) expect(other).toBeCloseTo(qn, 9);
      expect(total).toBeCloseTo(Q, 9);
      if (ps === null) expect(table[k]!.payoffMember).toBeUndefined();
      else expect(table[k]!.payoffMember).toBeCloseTo(ps, 9);
      if (pn === null) expect(table[k]!.payoffOutsider).toBeUndefined();
      else expect(table[k]!.payoffOutsider).toBeCloseTo(pn, 9);
    }
  });

  it('is stable with four', () => {
    expect(stable(barrett(published))).toEqual(published.stable);
    expect(
      stableSizes(barrett(published))
        .filter(({ internal }) => internal)
        .map(({ size }) => size),
    ).toEqual([0, 1, 2, 3, 4]);
  });

  it.each(published.stableSizes)('N $N, c / b $gamma: $k', ({ N, gamma, k }) => {
    expect(stable(barrett({ N, a: 100, b: 1, c: gamma }))).toEqual(k);
  });
});

describe('a pause that costs c and is worth b to each', () => {
  it.each([
    [10, 1, 2.5, 3],
    [10, 1, 4, 4],
    [10, 2, 9, 5],
    [100, 1, 98.5, 99],
    [6, 1, 5.5, 6],
  ])('%d players, b %d, c %d: stable with ⌈c/b⌉ = %d', (players, b, c, size) => {
    const treaty = binaryPause(players, b, c);
    expect(size).toBe(Math.ceil(c / b));
    expect(stable(treaty, { ties: 'in' })).toEqual([size]);
    expect(stableAndBusy(treaty)).toEqual([size]);
    // Where nobody moves who is indifferent, small coalitions that do nothing stand too.
    expect(stable(treaty)).toContain(0);
  });

  it('with a minimum of m members is stable with m, and by itself only below', () => {
    const treaty = binaryPause(10, 1, 2.5);
    for (const minimum of [4, 7, 10]) expect(stable(treaty, { ties: 'in', minimum })).toEqual([minimum]);
    expect(stable(treaty, { ties: 'in', minimum: 2 })).toEqual([3]);
    expect(stableSizes(treaty, { minimum: 7 })[6]).toMatchObject({ payoffMember: 0, payoffOutsider: 0, idle: true });
  });
});

describe('ties and membership', () => {
  it('are what the three readings say of it', () => {
    const same = { players: 2, payoffMember: () => 1, payoffOutsider: () => 1 };
    expect(stable(same)).toEqual([0, 1, 2]);
    expect(stable(same, { ties: 'in' })).toEqual([2]);
    expect(stable(same, { ties: 'out' })).toEqual([0]);
  });

  it('with exclusive membership nobody joins whom a member loses by', () => {
    // A club: best with two, worse for each with three; outsiders always want in.
    const club = { players: 3, payoffMember: (k: number) => [0, 1, 5, 3][k]!, payoffOutsider: () => 0 };
    expect(stable(club)).toEqual([3]);
    expect(stable(club, { membership: 'exclusive' })).toEqual([2, 3]);
  });

  it('is refused what is no treaty', () => {
    const treaty = binaryPause(4, 1, 2);
    expect(() => stableSizes({ ...treaty, players: 0 })).toThrow(
      'players: expected a whole number from 1 to 100000, got 0',
    );
    expect(() => stableSizes(treaty, { minimum: 5 })).toThrow('minimum: expected a whole number from 0 to 4, got 5');
    expect(() => stableSizes({ ...treaty, payoffMember: () => Number.NaN })).toThrow(
      'payoffMember: expected a finite payoff at size 1, got NaN',
    );
  });
});

it('some size is stable wherever payoffs are drawn, by open membership, and larger units change nothing', () => {
  const payoffs = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(payoffs, payoffs, (members, outsiders) => {
      const treaty = {
        players: 8,
        payoffMember: (k: number) => members[k]!,
        payoffOutsider: (k: number) => outsiders[k]!,
      };
      const found = stable(treaty);
      // The first size that is externally stable is internally stable too: its smaller neighbour is not, so joining gained.
      expect(found.length).toBeGreaterThan(0);
      const larger = {
        ...treaty,
        payoffMember: (k: number) => 4 * members[k]! - 3,
        payoffOutsider: (k: number) => 4 * outsiders[k]! - 3,
      };
      expect(stable(larger)).toEqual(found);
    }),
  );
});
