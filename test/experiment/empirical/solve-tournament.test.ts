import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mixedRegret, regretsInto } from '../../../engine/experiment/empirical/double-regrets.ts';
import { playTournament } from '../../../engine/experiment/empirical/play-tournament.ts';
import { ruleProfiles } from '../../../engine/experiment/empirical/rule-profiles.ts';
import { solveTournament } from '../../../engine/experiment/empirical/solve-tournament.ts';
import { gameOfMeans, type Tournament } from '../../../engine/experiment/empirical/tournament.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { findEquilibria } from '../../../engine/games/find-equilibria.ts';
import { asMixed, pureNashProfiles } from '../../../engine/games/pure-equilibria.ts';
import { profileValue } from '../../../engine/games/regret.ts';
import * as fc from '../../properties/seeded.ts';

/** A tournament from the payoffs of its runs, row by row: profile by profile, player by player. */
const tournamentOf = (players: number, rules: number, runs: readonly (readonly number[])[]): Tournament => {
  const names = Array.from({ length: rules }, (_, rule) => `rule ${rule}`);
  const who = Array.from({ length: players }, (_, player) => `P${player}`);
  const alike = who.map((_, player) => [player]);
  const { all } = ruleProfiles(players, rules, alike);
  const columns = all.length * players;
  const source = Int32Array.from({ length: columns }, (_, at) => at);
  const means = Array.from({ length: columns }, (_, c) => runs.reduce((sum, row) => sum + row[c]!, 0) / runs.length);
  const profiles = all.map((profile, place) => ({
    rules: profile,
    payoffs: who.map((_, player) => means[place * players + player]!),
    se: who.map(() => 0),
  }));
  return {
    scenario: 'made',
    title: 'made',
    decision: 'labs.stance',
    payoff: 'mean',
    seed: '1',
    rules: names,
    meanings: [],
    players: who,
    alike,
    runs: runs.length,
    failedRuns: 0,
    played: all.length,
    tiesKept: true,
    profiles,
    game: gameOfMeans({ title: 'made', players: who, rules: names, profiles }),
    samples: { rows: runs.length, columns, values: Float64Array.from(runs.flat()), source },
  };
};

const repeated = (row: readonly number[], times: number): number[][] => Array.from({ length: times }, () => [...row]);

describe('regrets in doubles', () => {
  it('are those of the exact certificate, of pure and of mixed profiles', () => {
    const shapes = fc.constantFrom([2, 2], [2, 3], [3, 2], [3, 3], [1, 4]);
    const entries = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 81, maxLength: 81 });
    const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(shapes, entries, weights, ([players, rules], payoffs, drawn) => {
        const count = rules! ** players!;
        const row = payoffs.slice(0, count * players!);
        const { game, samples, profiles } = tournamentOf(players!, rules!, [row]);
        const shape = { players: players!, rules: rules!, source: samples.source };
        const means = Float64Array.from(row);
        const regrets = regretsInto(new Float64Array(count), shape, means);
        const exact = profiles.map((profile) =>
          toNumber(
            profileValue(
              game,
              asMixed(
                profile.rules.map(() => rules!),
                profile.rules,
              ),
            ).regret,
          ),
        );
        expect([...regrets]).toEqual(exact);
        const mixed = Array.from({ length: players! }, (_, player) => {
          const own = Array.from(
            { length: rules! },
            (_, rule) => drawn[player * rules! + rule]! + (rule === 0 ? 1 : 0),
          );
          const sum = own.reduce((all, one) => all + one, 0);
          return own.map((one) => one / sum);
        });
        expect(mixedRegret(shape, means, mixed)).toBeCloseTo(toNumber(profileValue(game, mixed).regret), 12);
      }),
    );
  });
});

describe('a tournament solved', () => {
  // Own payoffs of first and second player at (0,0), (0,1), (1,0), (1,1).
  const dilemma = [3, 3, 0, 5, 5, 0, 1, 1];

  it('whose runs are all alike has the equilibria of its game for certain', () => {
    const solved = solveTournament(tournamentOf(2, 2, repeated(dilemma, 20)));
    expect(solved).toMatchObject({ resamples: 1000, withoutPure: 0, mixed: [], list: undefined, alphaRank: undefined });
    expect(solved.equilibria).toMatchObject([
      { rules: [1, 1], payoffs: [1, 1], now: true, share: 1, regret: { estimate: 0, lo95: 0, hi95: 0 } },
    ]);
  });

  it('keeps what is tied in every run tied in every resample', () => {
    const noisy = Array.from({ length: 30 }, (_, run) => Array.from({ length: 8 }, () => Math.sin(run * 7.1) * 0.3));
    const { equilibria } = solveTournament(tournamentOf(2, 2, noisy));
    expect(equilibria.map(({ share }) => share)).toEqual([1, 1, 1, 1]);
  });

  it('says how often a profile that hangs on luck is one: as often as the binomial has it', () => {
    // In 12 of 20 runs leaving (0,0) costs the first player 1, in 8 it pays 1: a resample of 20 keeps (0,0) if at least
    // half of its runs are of the first kind. Everybody else is content anywhere.
    const kept = [1, 0, 0, 0, 0, 0, 0, 0];
    const left = [0, 0, 0, 0, 1, 0, 0, 0];
    const runs = [...repeated(kept, 12), ...repeated(left, 8)];
    const { equilibria } = solveTournament(tournamentOf(2, 2, runs), { resamples: 4000 });
    const found = equilibria.find(({ rules }) => rules.join() === '0,0')!;
    let chance = 0;
    let ways = 1;
    for (let k = 0; k <= 20; k++) {
      if (k >= 10) chance += ways * 0.6 ** k * 0.4 ** (20 - k);
      ways = (ways * (20 - k)) / (k + 1);
    }
    expect(found.now).toBe(true);
    expect(Math.abs(found.share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 4000));
    const other = equilibria.find(({ rules }) => rules.join() === '1,0')!;
    expect(other).toMatchObject({ now: false });
    // Regret at (1,0) is 1 − 2 · (share of runs of the second kind), at least 0: 0.2, and by quantiles of the binomial.
    expect(other.regret.estimate).toBeCloseTo(0.2, 12);
    expect(other.regret.lo95).toBe(0);
    expect(other.regret.hi95).toBeCloseTo(0.6, 12);
  });

  it('finds in every resample what exact comparison finds in it', () => {
    const draws = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(draws, (runs) => {
        const tournament = tournamentOf(2, 2, runs);
        const solved = solveTournament(tournament, { resamples: 100 });
        const now = solved.equilibria.filter((one) => one.now).map(({ rules }) => rules.join());
        expect(now.sort()).toEqual(pureNashProfiles(tournament.game).map((profile) => profile.join()));
        if (runs.length > 1) return;
        for (const one of solved.equilibria) expect(one.share).toBe(1);
        expect(solved.withoutPure).toBe(now.length > 0 ? 0 : 1);
      }),
    );
  });

  it('gives mixed equilibria with their regrets, and alpha-rank, where they are asked for', () => {
    const chicken = [0, 0, 7, 2, 2, 7, 6, 6];
    const runs = Array.from({ length: 40 }, (_, run) =>
      chicken.map((payoff, c) => payoff + 0.1 * Math.sin(run * 3 + c * c)),
    );
    const solved = solveTournament(tournamentOf(2, 2, runs), {
      resamples: 200,
      solver: (game) => findEquilibria(game, 'all'),
      alpha: Infinity,
    });
    expect(solved.list).toMatchObject({ complete: true });
    expect(solved.mixed).toHaveLength(1);
    const [mixed] = solved.mixed;
    expect(mixed!.profile[0]![0]).toBeCloseTo(1 / 3, 1);
    expect(mixed!.regrets.estimate).toBe(mixed!.regret);
    expect(mixed!.regrets.hi95).toBeGreaterThan(0);
    expect(mixed!.regrets.hi95).toBeLessThan(0.1);
    expect(solved.equilibria.map(({ rules }) => rules.join()).sort()).toEqual(['0,1', '1,0']);
    expect(solved.alphaRank!.reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(1, 9);
  });

  it('depends on nothing but its seed', () => {
    const runs = Array.from({ length: 25 }, (_, run) => dilemma.map((payoff, c) => payoff + 2 * Math.sin(run * 5 + c)));
    const tournament = tournamentOf(2, 2, runs);
    const before = structuredClone(tournament.samples);
    expect(solveTournament(tournament)).toEqual(solveTournament(tournament, { seed: 'bootstrap' }));
    expect(solveTournament(tournament)).not.toEqual(solveTournament(tournament, { seed: 'other' }));
    expect(tournament.samples).toEqual(before);
    expect(() => solveTournament(tournament, { resamples: 99 })).toThrow(
      'resamples: expected a whole number of at least 100, got 99',
    );
  });

  it('of the tutorial: nobody leaves the rule that always goes slow', async () => {
    const rules = ['{fixed: {play: pause}}', '{fixed: {play: slow}}', '{fixed: {play: race}}'];
    const tournament = await playTournament({
      reference: join(import.meta.dirname, '../../../scenarios/tutorial.yaml'),
      ...{ rules, runs: 200, workers: 1 },
    });
    const { equilibria } = solveTournament(tournament);
    expect(equilibria).toMatchObject([{ rules: [1, 1], now: true, share: 1 }]);
  });
});
