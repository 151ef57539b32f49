// The eight strategies of scenarios/literature/iterated-dilemma.yaml, written down once more as functions of both histories.

import { describe, expect, it } from 'vitest';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import { roundRobin } from '../../../engine/games/iterated/round-robin.ts';
import { iteratedStrategies } from '../../../engine/games/iterated/strategies/index.ts';
import * as fc from '../../properties/seeded.ts';

/** The next move, C or D, from both histories. */
const written: Readonly<Record<string, (own: string, other: string) => string>> = {
  'always-cooperate': () => 'C',
  'always-defect': () => 'D',
  'tit-for-tat': (_, other) => other.at(-1) ?? 'C',
  'suspicious-tit-for-tat': (_, other) => other.at(-1) ?? 'D',
  grim: (_, other) => (other.includes('D') ? 'D' : 'C'),
  'tit-for-two-tats': (_, other) => (other.endsWith('DD') ? 'D' : 'C'),
  'win-stay-lose-shift': (own, other) => (own === '' || own.at(-1) === other.at(-1) ? 'C' : 'D'),
  alternator: (own) => (own.endsWith('C') ? 'D' : 'C'),
};

const names = Object.keys(written);

/** What the first is paid by the second in a match. */
const match = (first: string, second: string, turns: number, pays: Readonly<Record<string, number>>): number => {
  let [own, other, total] = ['', '', 0];
  for (let turn = 0; turn < turns; turn++) {
    const [mine, theirs] = [written[first]!(own, other), written[second]!(other, own)];
    total += pays[mine + theirs]!;
    own += mine;
    other += theirs;
  }
  return total;
};

describe('scores of eight strategies', () => {
  it('are the sums of their matches, for any number of turns, any payoffs, with and without matches against oneself', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -9, max: 9 }))),
        fc.boolean(),
        (turns, payoffs, selfPlay) => {
          const [R, S, T, P] = payoffs as [number, number, number, number];
          const game = populationGame({
            strategies: ['cooperate', 'defect'],
            rows: [
              [R, S],
              [T, P],
            ],
          });
          const strategies = names.map((name) => iteratedStrategies.find((one) => one.name === name)!);
          const { scores } = roundRobin(strategies, { game, turns, selfPlay });
          const pays = { CC: R, CD: S, DC: T, DD: P };
          for (const [place, name] of names.entries()) {
            const met = names.filter((other) => selfPlay || other !== name);
            // 0 and -0 are the same score.
            expect(scores[place]! + 0).toBe(met.reduce((sum, other) => sum + match(name, other, turns, pays), 0) + 0);
          }
        },
      ),
      { numRuns: 60 },
    ));
});
