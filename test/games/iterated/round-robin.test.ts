import { describe, expect, it } from 'vitest';
import { moran } from '../../../engine/games/evolution/moran.ts';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import { smallMutation } from '../../../engine/games/evolution/small-mutation.ts';
import { moranProcess } from '../../../engine/games/iterated/moran-process.ts';
import { populationOfRoundRobin, roundRobin } from '../../../engine/games/iterated/round-robin.ts';
import { iteratedStrategies } from '../../../engine/games/iterated/strategies/index.ts';
import type { IteratedStrategy } from '../../../engine/games/iterated/strategy.ts';
import * as fc from '../../properties/seeded.ts';

const pick = (...names: string[]): IteratedStrategy[] =>
  names.map((name) => iteratedStrategies.find((strategy) => strategy.name === name)!);

const published = {
  'always-cooperate': 3297,
  'always-defect': 3016,
  'tit-for-tat': 3597,
  'suspicious-tit-for-tat': 3008,
  grim: 3399,
  'tit-for-two-tats': 3495,
  'win-stay-lose-shift': 3351,
  alternator: 3260,
};
const deterministic = pick(...Object.keys(published));

describe('roundRobin', () => {
  it('of eight deterministic strategies over 200 turns scores as the reference library does', () => {
    const { scores, strategies, ranking, turnsPlayed, complete, standardErrors } = roundRobin(deterministic);
    expect(Object.fromEntries(strategies.map((name, k) => [name, scores[k]]))).toEqual(published);
    expect(strategies[ranking[0]!]).toBe('tit-for-tat');
    expect(turnsPlayed).toBe(36 * 200);
    expect(complete).toBe(true);
    expect(standardErrors.every((error) => error === 0)).toBe(true);
  });

  it('with repetitions of what is not random scores the same without playing it again', () => {
    const { scores, turnsPlayed } = roundRobin(deterministic, { repetitions: 1000 });
    expect(scores).toEqual(Object.values(published));
    expect(turnsPlayed).toBe(36 * 200);
  });

  it('counts matches against oneself only when asked', () => {
    const pair = pick('always-cooperate', 'always-defect');
    expect(roundRobin(pair, { turns: 10 }).scores).toEqual([0, 50]);
    expect(roundRobin(pair, { turns: 10, selfPlay: true }).scores).toEqual([30, 60]);
    expect(roundRobin(pair, { turns: 10 }).payoffs).toEqual([
      [3, 0],
      [5, 1],
    ]);
    expect(roundRobin(pair, { turns: 10 }).cooperation).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('takes payoffs from any symmetric game of two actions', () => {
    const pause = populationGame({
      strategies: ['pause', 'race'],
      rows: [
        [0.5, -2.25],
        [1, -1],
      ],
    });
    const { payoffs } = roundRobin(pick('tit-for-tat', 'always-defect'), { game: pause, turns: 4 });
    expect(payoffs[0]![1]).toBe((-2.25 - 3) / 4);
    expect(payoffs[1]![0]).toBe((1 - 3) / 4);
  });

  it('gives a pair the same matches whoever else plays and in whatever order they stand', () => {
    const all = roundRobin(iteratedStrategies, { repetitions: 5, noise: 0.05, turns: 50 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...iteratedStrategies], { minLength: 2 }), (some) => {
        const { payoffs, cooperation, strategies } = roundRobin(some, { repetitions: 5, noise: 0.05, turns: 50 });
        const place = strategies.map((name) => all.strategies.indexOf(name));
        for (const [i, row] of payoffs.entries())
          for (const [j, payoff] of row.entries()) {
            expect(payoff).toBe(all.payoffs[place[i]!]![place[j]!]);
            expect(cooperation[i]![j]).toBe(all.cooperation[place[i]!]![place[j]!]);
          }
      }),
      { numRuns: 20 },
    );
  });

  it('is random where strategies are: repetitions differ, seeds differ, and the same seed does not', () => {
    const some = pick('random-moves', 'tit-for-tat', 'joss');
    const one = roundRobin(some, { repetitions: 20 });
    expect(roundRobin(some, { repetitions: 20 })).toEqual(one);
    expect(roundRobin(some, { repetitions: 20, seed: '2' }).scores).not.toEqual(one.scores);
    expect(one.standardErrors.every((error) => error > 0)).toBe(true);
  });

  it('of random moves pays R, S, T, P alike: 2.25 a turn, within 4 standard errors', () => {
    const { scores, standardErrors, payoffs } = roundRobin(pick('random-moves', 'alternator'), { repetitions: 500 });
    expect(Math.abs(scores[0]! - 450)).toBeLessThan(4 * standardErrors[0]!);
    expect(payoffs[0]![0]).toBeCloseTo(2.25, 1);
  });

  it('ends within its budget with what was played, and says so', () => {
    const found = roundRobin(deterministic, { budget: { work: 1000 } });
    expect(found).toMatchObject({ complete: false, turnsPlayed: 1000 });
    expect(found.reason).toBe('stopped after 1000 turns, always-cooperate against tit-for-two-tats was next');
    expect(found.scores[0]).toBe(0 + 600 + 597 + 600);
    expect(found.payoffs[0]![5]).toBeNaN();
    expect(roundRobin(deterministic, { budget: { expired: () => true } })).toMatchObject({
      complete: false,
      turnsPlayed: 0,
    });
    expect(() => populationOfRoundRobin(found)).toThrow(RangeError);
  });

  it('refuses what makes no sense', () => {
    const three = populationGame({
      strategies: ['a', 'b', 'c'],
      rows: [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
    });
    expect(() => roundRobin(deterministic, { game: three })).toThrow(/two actions/);
    expect(() => roundRobin(pick('grim', 'grim'))).toThrow(/grim twice/);
    for (const turns of [0, -1, 1.5, 1e8]) expect(() => roundRobin(deterministic, { turns })).toThrow(RangeError);
    for (const noise of [-0.1, 1.1, Number.NaN]) expect(() => roundRobin(deterministic, { noise })).toThrow(RangeError);
    expect(() => roundRobin(deterministic, { repetitions: 0 })).toThrow(RangeError);
  });
});

describe('evolution of strategies of iterated play', () => {
  it('goes on with the payoffs of the round robin: cooperation returns through reciprocity', () => {
    const game = populationOfRoundRobin(
      roundRobin(pick('always-cooperate', 'always-defect', 'tit-for-tat'), { turns: 10 }),
    );
    expect([...game.payoffs]).toEqual([3, 0, 3, 5, 1, 1.4, 3, 0.9, 3]);
    const { stationary } = smallMutation(game, { population: 100, rule: moran(0.1) });
    expect(stationary[2]).toBeGreaterThan(0.5);
  });
});

describe('moranProcess', () => {
  const pair = pick('tit-for-tat', 'always-defect');

  it('fixes as often as the closed form says, within 4 standard errors', () => {
    const game = populationOfRoundRobin(roundRobin(pair, { turns: 10 }));
    const { fixation } = smallMutation(game, { population: 10, rule: moran(1, 'linear') });
    const expected = fixation![1]![0]!;
    const repetitions = 4000;
    const { stationary, winners, complete } = moranProcess(pair, { counts: [1, 9], turns: 10, repetitions });
    expect(complete).toBe(true);
    expect(winners[0]! + winners[1]!).toBe(repetitions);
    expect(Math.abs(stationary[0]! - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / repetitions));
  });

  it('of a strategy and its like under another name is fair', () => {
    const twin = { ...pair[0]!, name: 'twin' };
    const { stationary } = moranProcess([pair[0]!, twin], { counts: [2, 6], repetitions: 2000, turns: 5 });
    expect(Math.abs(stationary[0]! - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 2000));
  });

  it('plays random matches anew, the same for the same seed', () => {
    const some = pick('random-moves', 'tit-for-tat', 'joss');
    const options = { counts: [3, 3, 3], turns: 10, repetitions: 12, noise: 0.02 };
    const found = moranProcess(some, options);
    expect(found.complete).toBe(true);
    expect(moranProcess(some, options)).toEqual(found);
    expect(moranProcess(some, { ...options, seed: 'other' }).births).not.toBe(found.births);
    // Fewer repetitions are the first ones.
    const fewer = moranProcess(some, { ...options, repetitions: 5 });
    for (const [k, won] of fewer.winners.entries()) expect(won).toBeLessThanOrEqual(found.winners[k]!);
  });

  it('of random matches agrees with that of their means where selection is weak', () => {
    const some = pick('random-moves', 'always-defect');
    const means = populationOfRoundRobin(roundRobin(some, { turns: 5, repetitions: 5_000 }));
    const expected = smallMutation(means, { population: 6, rule: moran(0.2) }).fixation![1]![0]!;
    const repetitions = 1200;
    const { stationary } = moranProcess(some, {
      counts: [1, 5],
      turns: 5,
      repetitions,
      selection: 0.2,
      fitness: 'exponential',
    });
    expect(Math.abs(stationary[0]! - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / repetitions));
  });

  it('ends within its budget, and refuses what makes no sense', () => {
    expect(moranProcess(pair, { counts: [5, 5], budget: { work: 3 } })).toMatchObject({
      complete: false,
      births: 3,
      stationary: [],
      reason: 'stopped after 3 births',
    });
    expect(moranProcess(pair, { counts: [5, 5], budget: { expired: () => true } }).reason).toBe(
      'out of time after 0 births',
    );
    for (const counts of [[1, 0], [5], [1.5, 2], [-1, 5]])
      expect(() => moranProcess(pair, { counts })).toThrow(RangeError);
    const losses = populationGame({
      strategies: ['pause', 'race'],
      rows: [
        [0, -3],
        [1, -1],
      ],
    });
    expect(() => moranProcess(pair, { counts: [5, 5], game: losses })).toThrow(/positive fitness/);
  });
});
