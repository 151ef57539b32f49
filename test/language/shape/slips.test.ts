import { describe, expect, test } from 'vitest';
import { load } from '../../../engine/language/load.ts';
import { position } from '../../../engine/language/source.ts';
import { memoryFiles } from '../memory-files.ts';

const head = 'detente: 1\ntime: {tick: month, horizon: 3}\nplayers: {labs: [{name: Leader}]}\n';

/** `code line:column` and hint of every problem of loading. */
const told = async (text: string): Promise<readonly (readonly [string, string | undefined])[]> => {
  const { problems } = await load('main.yaml', memoryFiles({ 'main.yaml': text }));
  return problems.map(({ code, span, hint }) => {
    const { line, column } = span ? position(span) : { line: 0, column: 0 };
    return [`${code} ${line}:${column}`, hint];
  });
};

describe('the form that somebody guesses', () => {
  const table: readonly (readonly [text: string, place: string, hint: string])[] = [
    ['use: growth', 'wrong-kind 4:6', 'write a list: [growth]'],
    ['events: {summit: {at: 3}}', 'wrong-kind 4:9', 'write a list: - {name: summit, at: …}, one item per event'],
    ['events: {name: summit, at: 3}', 'wrong-kind 4:9', 'put it in a list: begin it with "- "'],
    ['end: accident', 'wrong-kind 4:6', 'give it a name: {catastrophe: {when: accident}}'],
    ['end: [accident]', 'wrong-kind 4:6', 'give it a name: {catastrophe: {when: accident}}'],
    ['measures: labs.x', 'wrong-kind 4:11', 'write a list: [labs.x]'],
    [
      'measures: {x: labs.x}',
      'wrong-kind 4:15',
      'write {tick: labs.x} for its value in each tick, or final: for the last',
    ],
    [
      'state: {labs: {x: [1, 2]}}',
      'wrong-kind 4:19',
      'give each player his value under players, like {name: Leader, capability: 0.5}',
    ],
    ['draw: {world: {d: {dist: normal, mean: 0, sd: 1}}}', 'wrong-kind 4:16', 'write normal(0, 1)'],
    ['parameters: {p: {range: 0-5, default: 1}}', 'wrong-kind 4:25', 'write [0, 5]'],
    ['parameters: {p: {range: {min: 0, max: 5}, default: 1}}', 'wrong-kind 4:25', 'write [0, 5]'],
    ['let: {world: {my-rate: 1}}', 'bad-name 4:15', 'write my_rate'],
    ['define: {"my-f(a, b)": a}', 'bad-name 4:10', 'write my_f(a, b)'],
    ['let: {labs.x: 1}', 'bad-name 4:7', 'put it below its class, or below world'],
    ['decisions: {labs: {go: {options: "a, b"}}}', 'wrong-kind 4:34', 'write a list: [a, b]'],
    [
      'decisions: {labs: {go: {options: {a: 0, b: 1}}}}',
      'wrong-kind 4:34',
      'write options: [a, b], and the numbers as a list beside it, like effort: [0, 1]',
    ],
    ['decisions: {labs: {go: {options: [true, b]}}}', 'wrong-kind 4:35', 'name it, like yes: true is no name'],
    [
      'decisions: {labs: {go: {options: [a, b], initial: a#x}}}',
      'bad-name 4:51',
      'a comment begins with a space: write "a #"',
    ],
    [
      'decisions: {labs: {go: {options: [a, b], effort: {a: 0, b: 1}}}}',
      'wrong-kind 4:50',
      'write the numbers alone, in the order of the options: [0, 1]',
    ],
    ['draw: {luck: bernoulli(0.5)}', 'wrong-kind 4:14', 'put it under world: {luck: …}, or under its class'],
    ['draw: {world: bernoulli(0.5)}', 'wrong-kind 4:15', 'give it a name: world: {x: …}'],
    ['state: {x: {initial: 0}}', 'wrong-kind 4:12', 'put it under world: {x: …}, or under its class'],
    ['next: {x: x + 1}', 'wrong-kind 4:11', 'put it under world: {x: …}, or under its class'],
    ['flow: {x: [x, 1]}', 'wrong-kind 4:11', 'put it under world: {x: …}, or under its class'],
    ['decisions: {go: {options: [a, b]}}', 'wrong-kind 4:17', 'put it under world: {go: …}, or under its class'],
    ['experiment: {runs: 1,000}', 'unknown-key 4:22', 'write numbers without commas: 1000, not 1,000'],
    [
      'experiment: {seed: 9007199254740993}',
      'number-range 4:20',
      'put it in quotes to take it as a text: "9007199254740993"',
    ],
  ];
  test.each(table)('%s', async (text, place, hint) => {
    expect(await told(`${head}${text}\n`)).toEqual([[place, hint]]);
  });

  test.each([
    ['{tick: month, horizon: .inf}', 'not-finite 2:30', 'write a whole number of ticks from 1 to 1000000'],
    [
      '{tick: month, horizon: 24 months}',
      'wrong-kind 2:30',
      'write 24: it counts ticks, and tick says how long one is (months)',
    ],
    ['{tick: month, horizon: 24, start: 2026-05-01}', 'wrong-value 2:41', 'write 2026-05'],
    ['{tick: month, horizon: 24, start: 2026}', 'wrong-kind 2:41', 'write 2026-01'],
    ['{step: month, horizon: 24}', 'unknown-key 2:8', 'known here: tick, horizon, start'],
  ])('time: %s', async (time, place, hint) => {
    expect(await told(head.replace('{tick: month, horizon: 3}', time))).toEqual([[place, hint]]);
  });

  test.each([
    ['[Leader, Follower]', 'wrong-kind 3:10', 'name their class: {labs: [{name: Leader}, {name: Follower}]}'],
    ['[{name: Leader}]', 'wrong-kind 3:10', 'name their class: {labs: [{name: Leader}]}'],
    ['{labs: {Leader: {x: 1}}}', 'wrong-kind 3:17', 'write a list: - {name: Leader, …}, one item per player'],
    ['{labs: [Leader]}', 'wrong-kind 3:18', 'write {name: Leader}'],
  ])('players: %s', async (players, place, hint) => {
    expect(await told(head.replace('{labs: [{name: Leader}]}', players))).toEqual([[place, hint]]);
  });
});
