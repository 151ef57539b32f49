import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchRoom, movesAsText, playMatch } from '../../../engine/games/iterated/match.ts';
import { iteratedStrategies } from '../../../engine/games/iterated/strategies/index.ts';
import type { History, IteratedStrategy } from '../../../engine/games/iterated/strategy.ts';
import { matchStreams } from '../../../engine/games/iterated/streams.ts';
import { seedKey } from '../../../engine/run/random/key.ts';
import * as fc from '../../properties/seeded.ts';

const named = (name: string): IteratedStrategy => {
  const found = iteratedStrategies.find((strategy) => strategy.name === name);
  if (found === undefined) throw new Error(`no strategy ${name}`);
  return found;
};

const historyOf = (text: string): History => ({
  moves: Uint8Array.from(text, (letter) => (letter === 'D' ? 1 : 0)),
  length: text.length,
  defections: [...text].filter((letter) => letter === 'D').length,
});

/** The moves of both in a match of so many turns. */
const play = (first: string, second: string, turns: number, noise = 0, seed = '1', repetition = 0): string => {
  const room = matchRoom(turns);
  playMatch(named(first), named(second), room, noise, matchStreams(seedKey(seed), [first, second])(repetition));
  return `${movesAsText(room.first)} ${movesAsText(room.second)}`;
};

/** Answers to a script of the opponent, as if everything meant had happened. */
const against = (name: string, script: string, random: () => number = () => 0.5): string => {
  const { move } = named(name);
  let own = '';
  for (let turn = 0; turn < script.length; turn++) {
    own += move(historyOf(own), historyOf(script.slice(0, turn)), random) === 1 ? 'D' : 'C';
  }
  return own;
};

const text = fc.array(fc.constantFrom('C', 'D'), { maxLength: 30 }).map((letters) => letters.join(''));

describe('the folder of strategies', () => {
  it('has each file in its list, under the name of the file', () => {
    const files = readdirSync(new URL('../../../engine/games/iterated/strategies/', import.meta.url))
      .filter((file) => file !== 'index.ts')
      .map((file) => file.replace(/\.ts$/, ''))
      .sort();
    expect(iteratedStrategies.map(({ name }) => name)).toEqual(files);
  });
});

describe.each(iteratedStrategies.map((strategy) => [strategy.name, strategy] as const))('%s', (name, strategy) => {
  it('answers C or D to any histories, the same each time, and leaves them as they were', () => {
    fc.assert(
      fc.property(
        fc.tuple(text, text),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        ([a, b], draw) => {
          const turns = Math.min(a.length, b.length);
          const own = historyOf(a.slice(0, turns));
          const theirs = historyOf(b.slice(0, turns));
          let asked = 0;
          const random = () => {
            asked++;
            return draw;
          };
          const move = strategy.move(own, theirs, random);
          expect([0, 1]).toContain(move);
          expect(strategy.move(own, theirs, () => draw)).toBe(move);
          expect(asked <= (strategy.stochastic ? 1 : 0)).toBe(true);
          expect([movesAsText(own), movesAsText(theirs)]).toEqual([a.slice(0, turns), b.slice(0, turns)]);
        },
      ),
    );
  });

  it('does not look at what is not a move yet', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, rest) => {
        const turns = Math.min(a.length, b.length);
        const longer = (whole: string): History => ({
          ...historyOf(whole.slice(0, turns)),
          moves: historyOf(whole.slice(0, turns) + rest).moves,
        });
        const draw = () => 0.5;
        expect(strategy.move(longer(a), longer(b), draw)).toBe(
          strategy.move(historyOf(a.slice(0, turns)), historyOf(b.slice(0, turns)), draw),
        );
      }),
    );
  });

  it('plays the same with the same seed, and something else with another when it is random', () => {
    const once = play(name, 'random-moves', 64);
    expect(play(name, 'random-moves', 64)).toBe(once);
    expect(play(name, 'random-moves', 64, 0, '2')).not.toBe(once);
    expect(play(name, 'random-moves', 64, 0, '1', 1)).not.toBe(once);
  });

  it('says truly whether it is random', () => {
    const draws = [0, 0.1, 0.3, 0.5, 0.7, 0.95].map((draw) => against(name, 'CDDCDCCD', () => draw));
    expect(new Set(draws).size > 1).toBe(strategy.stochastic);
  });

  it('says who calls it so', () => {
    expect(strategy.label).toMatch(/^[A-Z][a-z, ]+$/);
  });
});

describe('known matches', () => {
  it.each([
    ['tit-for-tat', 'always-defect', 'CDDDD DDDDD'],
    ['tit-for-tat', 'suspicious-tit-for-tat', 'CDCDC DCDCD'],
    ['tit-for-tat', 'alternator', 'CCDCD CDCDC'],
    ['tit-for-two-tats', 'always-defect', 'CCDDD DDDDD'],
    ['tit-for-two-tats', 'alternator', 'CCCCC CDCDC'],
    ['suspicious-tit-for-tat', 'always-cooperate', 'DCCCC CCCCC'],
    ['grim', 'suspicious-tit-for-tat', 'CDDDD DCDDD'],
    ['grim', 'alternator', 'CCDDD CDCDC'],
    ['win-stay-lose-shift', 'always-defect', 'CDCDC DDDDD'],
    ['win-stay-lose-shift', 'always-cooperate', 'CCCCC CCCCC'],
    ['win-stay-lose-shift', 'suspicious-tit-for-tat', 'CDDCD DCDDC'],
    ['win-stay-lose-shift', 'win-stay-lose-shift', 'CCCCC CCCCC'],
  ])('%s against %s: %s', (first, second, moves) => {
    expect(play(first, second, 5)).toBe(moves);
    expect(play(second, first, 5)).toBe(moves.split(' ').reverse().join(' '));
  });

  it('generous tit for tat forgives below a third, Joss cheats from nine tenths, random cooperates below a half', () => {
    expect(against('generous-tit-for-tat', 'DDC', () => 0.33)).toBe('CCC');
    expect(against('generous-tit-for-tat', 'DDC', () => 0.34)).toBe('CDD');
    expect(against('joss', 'CDC', () => 0.89)).toBe('CCD');
    expect(against('joss', 'CDC', () => 0.9)).toBe('DDD');
    expect(against('random-moves', 'CC', () => 0.49)).toBe('CC');
    expect(against('random-moves', 'CC', () => 0.5)).toBe('DD');
  });

  it('shares of random moves: a half, a third forgiven, a tenth cheated, within 4 standard errors', () => {
    const turns = 40_000;
    const cooperation = (first: string, second: string): number => {
      const room = matchRoom(turns);
      const { cc, cd } = playMatch(
        named(first),
        named(second),
        room,
        0,
        matchStreams(seedKey('shares'), [first, second])(0),
      );
      return (cc + cd) / turns;
    };
    for (const [first, second, share] of [
      ['random-moves', 'always-defect', 1 / 2],
      ['generous-tit-for-tat', 'always-defect', 1 / 3],
      ['joss', 'always-cooperate', 9 / 10],
    ] as const) {
      const error = Math.sqrt((share * (1 - share)) / turns);
      expect(Math.abs(cooperation(first, second) - share)).toBeLessThan(4 * error + 1 / turns);
    }
  });

  it('noise flips moves with its probability, and both see what happened', () => {
    const turns = 40_000;
    const room = matchRoom(turns);
    const draws = matchStreams(seedKey('noise'), ['always-cooperate', 'tit-for-tat'])(0);
    const { dc, dd } = playMatch(named('always-cooperate'), named('tit-for-tat'), room, 0.1, draws);
    expect(Math.abs((dc + dd) / turns - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / turns));
    // Tit for tat answers the slips, but for its own.
    const slips = [...room.first.moves.subarray(0, turns - 1)];
    const kept = slips.filter((move, turn) => room.second.moves[turn + 1] === move).length / slips.length;
    expect(Math.abs(kept - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / turns));
    expect(play('always-cooperate', 'always-defect', 5, 1)).toBe('DDDDD CCCCC');
  });
});
