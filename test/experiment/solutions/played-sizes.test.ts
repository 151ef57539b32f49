import { describe, expect, it } from 'vitest';
import type { Tournament } from '../../../engine/experiment/empirical/tournament.ts';
import { tournamentCoalitions } from '../../../engine/experiment/empirical/tournament-coalitions.ts';
import { playedDocument } from '../../../engine/experiment/solutions/coalition-document.ts';
import { playedSizes } from '../../../engine/experiment/solutions/played-sizes.ts';

/** Two players, rules `in` and `out`, four runs: what each is paid in the profiles in-in, in-out, out-in, out-out. */
const raw = [
  [5, 5, 1, 6, 6, 1, 2, 2],
  [7, 5, 3, 8, 6, 3, 2, 2],
  [5, 7, 1, 6, 8, 1, 2, 2],
  [7, 7, 3, 8, 8, 3, 2, 2],
];

const agreement = { member: 'in', outsider: 'out' };

const tournament = {
  ...{ scenario: 'any', title: 'Any', decision: 'labs.stance', payoff: 'mean', seed: '1', runs: 4, failedRuns: 0 },
  rules: ['in', 'out'],
  players: ['A', 'B'],
  profiles: [
    { rules: [0, 0], payoffs: [6, 6], se: [0.1, 0.2] },
    { rules: [0, 1], payoffs: [2, 7], se: [0.3, 0.4] },
    { rules: [1, 0], payoffs: [7, 2], se: [0.5, 0.6] },
    { rules: [1, 1], payoffs: [2, 2], se: [0, 0] },
  ],
  samples: {
    rows: 4,
    columns: 8,
    values: Float64Array.from(raw.flat()),
    source: Int32Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
  },
} as unknown as Tournament;

/** √(Σ (x − mean)² / (n − 1) / n) */
const standardError = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
};

describe('coalitions that were played, by their size', () => {
  const { sizes, errors } = playedSizes(tournament, agreement, 0);

  it('are paid what their members and outsiders are on average, with the error over runs', () => {
    const [none, one, both] = sizes;
    expect(none).toMatchObject({ size: 0, coalitions: 1, payoffOutsider: { mean: 2, se: 0 } });
    expect(none).not.toHaveProperty('payoffMember');
    // A alone is a member in in-out, B in out-in.
    const members = raw.map((run) => (run[2]! + run[5]!) / 2);
    expect(one?.payoffMember).toEqual({ mean: 2, se: standardError(members) });
    const outsiders = raw.map((run) => (run[3]! + run[4]!) / 2);
    expect(one?.payoffOutsider).toEqual({ mean: 7, se: standardError(outsiders) });
    expect(one?.coalitions).toBe(2);
    expect(both).toMatchObject({ coalitions: 1, payoffMember: { mean: 6 } });
    expect(both).not.toHaveProperty('joining');
  });

  it('tell gains by leaving and joining as differences of the same runs', () => {
    const [none, one, both] = sizes;
    expect(none?.joining).toEqual({ mean: 0, se: standardError(raw.map((run) => (run[2]! + run[5]!) / 2 - 2)) });
    // From in-in to out-in A gains 1 in every run but where B's luck decides.
    const leaving = raw.map((run) => (run[4]! - run[0]! + (run[3]! - run[1]!)) / 2);
    expect(both?.leaving).toEqual({ mean: 1, se: standardError(leaving) });
    expect(one?.joining).toEqual({ mean: -1, se: standardError(leaving) });
  });

  it('tell what all are paid together, and how much more than nobody as members, run by run', () => {
    const [none, , both] = sizes;
    expect(none).toMatchObject({ total: { mean: 4, se: 0 }, againstNone: { mean: 0, se: 0 } });
    const se = standardError(raw.map((run) => run[0]! + run[1]!));
    expect(both?.total).toEqual({ mean: 12, se: expect.closeTo(se, 12) as number });
    expect(both?.againstNone).toEqual({ mean: 8, se: expect.closeTo(se, 12) as number });
  });

  it('tell what each player gains by moving', () => {
    const { moving } = playedSizes(tournament, agreement, 0);
    const gained = (place: number, other: number) => ({
      mean: raw.reduce((sum, run) => sum + run[place]! - run[other]!, 0) / 4,
      se: standardError(raw.map((run) => run[place]! - run[other]!)),
    });
    expect(moving([0, 1])).toEqual([gained(4, 0), gained(3, 1)]);
    expect(moving([0])).toEqual([gained(6, 2), gained(1, 3)]);
  });

  it('have the errors of their own profile, below the least number of members of nobody', () => {
    expect([[], [0], [1], [0, 1]].map(errors)).toEqual([
      [0, 0],
      [0.3, 0.4],
      [0.5, 0.6],
      [0.1, 0.2],
    ]);
    const least = playedSizes(tournament, agreement, 2);
    expect([[0], [0, 1]].map(least.errors)).toEqual([
      [0, 0],
      [0.1, 0.2],
    ]);
    expect(least.sizes[1]).toMatchObject({ payoffMember: { mean: 2, se: 0 }, payoffOutsider: { mean: 2, se: 0 } });
    expect(least.sizes[1]?.joining?.mean).toBe(4);
  });

  it('stand in the document beside the coalitions', () => {
    const found = tournamentCoalitions(tournament, { ...agreement, resamples: 100 });
    const document = playedDocument(tournament, found, agreement, { minimum: 1 });
    expect(document.membership).toEqual({ ties: 'stay', membership: 'open', minimum: 1 });
    expect(document.table.map(({ members, se }) => [members.join(), se])).toEqual([
      ['', [0, 0]],
      ['A', [0.3, 0.4]],
      ['B', [0.5, 0.6]],
      ['A,B', [0.1, 0.2]],
    ]);
    expect(document.sizes).toEqual(sizes);
  });
});
