// A log of moves comes back from its file, and what is wrong with one is said at its place.

import { describe, expect, it } from 'vitest';
import { checkMoves, type MovesLog, movesLogText, readMovesLog } from '../../../engine/experiment/story/moves-log.ts';
import { position } from '../../../engine/language/source.ts';
import * as fc from '../../properties/seeded.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

const read = (text: string) => readMovesLog('log.yaml', new TextEncoder().encode(text));

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
const player = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_ -]{0,20}[A-Za-z0-9]$/);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((one) => /^(?=.*\S)[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(one));
const log: fc.Arbitrary<MovesLog> = fc.record(
  {
    version: fc.constantFrom('0.1.0', '1.2'),
    scenario: text,
    seed: text,
    run: fc.nat(),
    set: fc.uniqueArray(fc.record({ path: name, value: text }), { selector: ({ path }) => path, maxLength: 4 }),
    moves: fc.array(fc.record({ tick: fc.integer({ min: 1, max: 1e6 }), player, decision: name, option: name }), {
      maxLength: 10,
    }),
    cameTo: fc.record({
      ticks: fc.nat(),
      outcome: name,
      digest: fc.stringMatching(/^[0-9a-f]{64}$/),
    }),
  },
  { requiredKeys: ['version', 'scenario', 'seed', 'run', 'set', 'moves'] },
);

/** Names that YAML would read as something else are written without quotes, as they are in scenarios. */
const isPlain = ({ moves, cameTo }: MovesLog): boolean =>
  [...moves.flatMap(({ decision, option }) => [decision, option]), cameTo?.outcome ?? ''].every(
    (one) => !/^(true|false|null|y|n|yes|no|on|off)$/i.test(one),
  );

describe('a log of moves', () => {
  it('comes back from its file, whatever is said of what happened', () => {
    fc.assert(
      fc.property(
        log.filter(isPlain),
        fc.array(fc.stringMatching(/^[ -~]{0,80}$/), { maxLength: 3 }),
        (one, minutes) => {
          const { read: found, problems } = read(movesLogText(one, minutes));
          expect(problems).toEqual([]);
          expect(found?.log).toEqual(one);
        },
      ),
    );
  });

  const good = [
    'detente-moves: 1',
    'version: "0.1.0"',
    'scenario: two',
    'seed: "1"',
    'run: 0',
    'moves:',
    '  - {tick: 2, player: One, decision: stance, option: race}',
  ];
  const without = (line: number, ...instead: string[]): string =>
    good.flatMap((text, k) => (k === line ? instead : [text])).join('\n');

  it.each([
    [without(0, 'detente-moves: 2'), 1, 'newer-format'],
    [without(0), 1, 'missing-key'],
    [without(4, 'run: -1'), 5, 'wrong-value'],
    [without(4, 'run: 1.5'), 5, 'wrong-value'],
    [without(4, 'runs: 1'), 5, 'unknown-key'],
    [without(6, '  - {tick: 0, player: One, decision: stance, option: race}'), 7, 'wrong-value'],
    [without(6, '  - {tick: 2, player: One, decision: stance}'), 7, 'missing-key'],
    [without(6, '  - race'), 7, 'wrong-kind'],
    [without(6, '  all: race'), 7, 'wrong-kind'],
    [`${good.join('\n')}\ncame-to: {ticks: 1, outcome: ongoing, digest: "12"}`, 8, 'wrong-value'],
    ['- race', 1, 'not-a-map'],
    ['moves: [', 1, 'yaml-syntax'],
  ])('with a mistake is refused at its place: %j', (content, line, code) => {
    const { read: found, problems } = read(content);
    expect(found).toBeUndefined();
    const [first] = problems;
    expect(first?.code).toBe(code);
    expect(first?.span && position(first.span).line).toBe(line);
    expect(first?.hint ?? first?.message).toBeTruthy();
  });

  it('says which of its moves a model does not have', async () => {
    const model = await modelOfText(`detente: 1
title: Two
time: {tick: month, horizon: 3}
players: {labs: [{name: One}, {name: Two}]}
decisions: {labs: {stance: {options: [pause, race], initial: pause, payoff: "0", rule: logit}}}
`);
    const moves = ['tick: 4, player: One', 'tick: 1, player: Onee', 'tick: 1, player: One'].map(
      (begin, k) => `  - {${begin}, decision: stance, option: ${k === 2 ? 'slow' : 'race'}}`,
    );
    const { read: found } = read(without(6, ...moves));
    const problems = found === undefined ? [] : checkMoves(model, found);
    expect(problems.map(({ code, hint, span }) => [code, hint, span && position(span)])).toEqual([
      ['wrong-value', 'the first tick is 1', { line: 7, column: 12 }],
      ['unknown-player', 'did you mean "One"?', { line: 8, column: 23 }],
      ['unknown-option', 'there are: pause, race', { line: 9, column: 54 }],
    ]);
  });
});
