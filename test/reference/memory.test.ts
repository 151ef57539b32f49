// What rules remember: by hand, and the kernel as the interpreter.

import { describe, expect, it } from 'vitest';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret } from './interpret.ts';
import { modelOf } from './model-of-text.ts';

const scenario = (rule: string, more = ''): string => `detente: 1
title: Three who remember
time: {tick: month, horizon: 5}
players:
  labs:
    - {name: Ann, rule: {move: ${rule}}}
    - {name: Ben, rule: {move: {script: {plays: [a, b, c, a, b]}}}}
    - {name: Cem, rule: {move: {script: {plays: [c, c, a, a, a]}}}}
decisions:
  labs:
    move:
      options: [a, b, c]
      worth: [0, 1, 5]
      initial: b
      payoff: worth[move] + 10 * sum(worth[others.move])
${more}measures: [labs.move]
`;

/** Weights of Ann in each tick, told alike by both. */
const weightsOf = async (rule: string, text: string): Promise<readonly (readonly number[])[]> => {
  const model = await modelOf({ scenario: text, modules: {}, rules: { mine: rule } });
  const told = interpret(model, { seed: '1', run: 0 });
  const kernel = await tellRun(model, { seed: '1', run: 0 });
  expect(fromKernel(kernel, told.parameters)).toEqual(fromInterpreter(model, told));
  return told.rows.map(({ decisions }) => decisions['labs.move']?.[0]?.weights ?? []);
};

const rule = (memory: string, learn: string, choose: string): string =>
  `rule: mine\nparameters: {start: {unit: "1", default: 3}, level: {per: tick, unit: "1", default: [7, 8, 9]}}\nmemory: {${memory}}\nlearn: {${learn}}\nchoose: ${choose}\n`;

describe('memory of a rule', () => {
  it('per player: what was realised, and how probable it was', async () => {
    // Ann always takes a with weights 1, 0, 0: worth 0, and ten times what the other two chose is worth.
    const mine = rule('paid: {initial: start}', 'paid: realised', 'one(0) * (1 + paid)');
    expect((await weightsOf(mine, scenario('mine'))).map(([first]) => first)).toEqual([4, 51, 61, 51, 1]);
    const even = rule('paid: {initial: start}', 'paid: probability', 'one(0) * (1 + paid) + option * 0');
    expect((await weightsOf(even, scenario('mine'))).map(([first]) => first)).toEqual([4, 2, 2, 2, 2]);
  });

  it('per option: what each would have paid, others as they were', async () => {
    const mine = rule('v: {per: option, initial: option}', 'v: foregone', 'v + 1 - 0 * payoff');
    expect(await weightsOf(mine, scenario('mine'))).toEqual([
      [1, 2, 3],
      [51, 52, 56],
      [61, 62, 66],
      [51, 52, 56],
      [1, 2, 6],
    ]);
  });

  it('per other player: what each of them did, and what it paid him', async () => {
    const mine = rule(
      'last: {per: other, initial: start}',
      'last: others.choice + 10 * others.number',
      'one(0) * (1 + sum(others.last) + 100 * max(others.last))',
    );
    // Ben is number 1, Cem number 2.
    const of = (ben: number, cem: number): number => 1 + (10 + ben) + (20 + cem) + 100 * (20 + cem);
    expect((await weightsOf(mine, scenario('mine'))).map(([first]) => first)).toEqual([
      1 + 6 + 300,
      of(0, 2),
      of(1, 2),
      of(2, 0),
      of(0, 0),
    ]);
    const envy = rule('gain: {initial: 0}', 'gain: max(others.realised) - realised', 'one(0) * (100 + gain)');
    // Tick 0 (a, c): Ann 50, Ben 50, Cem 5. Tick 1 (b, c): Ann 60, Ben 51, Cem 15. Tick 2 (c, a): Ann 50, Cem 50.
    expect((await weightsOf(envy, scenario('mine'))).map(([first]) => first)).toEqual([100, 100, 91, 100, 100]);
  });

  it('per other player and option: how often each took each', async () => {
    const mine = rule(
      'count_of: {per: [other, option], initial: 1}',
      'count_of: others.count_of + one(others.choice)',
      'sum(others.count_of) + 100 * min(others.count_of)',
    );
    expect(await weightsOf(mine, scenario('mine'))).toEqual([
      [102, 102, 102],
      [103, 102, 103],
      [103, 103, 104],
      [204, 103, 205],
      [306, 103, 205],
    ]);
  });

  it('sees others as they are seen', async () => {
    const masked = scenario('mine').replace('      initial: b\n', '      initial: b\n      seen: min(move, 1)\n');
    const mine = rule('last: {per: other, initial: 0}', 'last: others.choice', 'one(0) * (1 + sum(others.last))');
    expect((await weightsOf(mine, masked)).map(([first]) => first)).toEqual([1, 2, 3, 2, 1]);
    const share = rule('last: {initial: 0}', 'last: cooperated', 'one(0) * (1 + last)');
    expect((await weightsOf(share, masked)).map(([first]) => first)).toEqual([1, 1.5, 1, 1.5, 2]);
    const truly = rule('paid: {initial: 0}', 'paid: realised', 'one(0) * (1 + paid)');
    expect((await weightsOf(truly, masked)).map(([first]) => first)).toEqual([1, 51, 61, 51, 1]);
  });

  it('counts the first tick, and lists over ticks by the tick that is over', async () => {
    const mine = rule('a: {initial: 0}', 'a: 10 * first + level + 100 * t', 'one(0) * (1 + a)');
    expect((await weightsOf(mine, scenario('mine'))).map(([first]) => first)).toEqual([1, 118, 209, 310, 410]);
  });

  it('changes all at once', async () => {
    const mine = rule('a: {initial: 1}, b: {initial: 2}', 'a: b, b: a + b', 'one(0) * (10 * a + b)');
    expect((await weightsOf(mine, scenario('mine'))).map(([first]) => first)).toEqual([12, 23, 35, 58, 93]);
  });

  it('goes on in ticks without a decision', async () => {
    const mine = rule('a: {initial: 0}', 'a: a + 10 * first + probability', 'one(0) + 0 * a + (option == 2) * a');
    // Decided in ticks 1 and 3: before the first decision `first` holds still; then c has come to weigh 11.
    const weights = await weightsOf(
      mine,
      scenario('mine').replace('      initial: b\n', '      initial: b\n      when: t % 2 == 1\n'),
    );
    expect(weights[0]).toEqual([0, 1, 0]);
    expect(weights[1]).toEqual([1, 0, 11]);
    const chosen = weights[2]?.indexOf(1) ?? -1;
    expect(weights[3]?.[2]).toBeCloseTo(21 + (chosen === 2 ? 11 / 12 : 1 / 12) + 1, 12);
  });

  it('goes on while another rule is in force', async () => {
    const events = 'events:\n  - {name: ordered, at: 1, for: 2, set: {Ann.move.rule: script}}\n';
    const mine = rule('a: {initial: 0}', 'a: a + realised', 'one(0) * (1 + a)');
    const weights = await weightsOf(mine, scenario('mine', events));
    // In ticks 1 and 2 Ann follows a script that holds its initial option, b: 1 more than a pays.
    expect(weights.map(([first]) => first)).toEqual([1, 0, 0, 1 + 50 + 61 + 51, 1 + 50 + 61 + 51]);
  });
});
