// Payoffs of rules that believe something of the others: by hand, and the kernel as the interpreter.

import { describe, expect, it } from 'vitest';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret } from './interpret.ts';
import { modelOf } from './model-of-text.ts';

const scenario = (payoff: string, seen = '', rule = 'mine'): string => `detente: 1
title: Three who guess
time: {tick: month, horizon: 3}
players:
  labs:
    - {name: Ann, rule: {move: {fixed: {play: a}}}}
    - {name: Ben, rule: {move: ${rule}}}
    - {name: Cem, rule: {move: {script: {plays: [b, a, a]}}}}
decisions:
  labs:
    move:
      options: [a, b]
      worth: [1, 4]
      payoff: ${payoff}
${seen}let:
  labs:
    both: all(others.move == b)
    theirs: sum(others.move)
measures: [labs.move]
`;

/** Payoffs that Ben weighs in each tick, told alike by both. */
const payoffs = async (believe: string, text: string, memory = ''): Promise<readonly (readonly number[])[]> => {
  const mine = `rule: mine\nchoose: softmax(payoff)\nbelieve: ${believe}\n${memory}`;
  const model = await modelOf({ scenario: text, modules: {}, rules: { mine } });
  const told = interpret(model, { seed: '1', run: 0 });
  const kernel = await tellRun(model, { seed: '1', run: 0 });
  expect(fromKernel(kernel, told.parameters)).toEqual(fromInterpreter(model, told));
  return told.rows.map(({ decisions }) => decisions['labs.move']?.[1]?.payoffs ?? []);
};

// Of Ann b is believed with probability 1/4, of Cem with 3/4 (their numbers are 0 and 2).
const quarter = 'if(option == 1, 0.25 + 0.25 * others.number, 0.75 - 0.25 * others.number)';
const never = 'normalise(option == 0)';

describe('payoffs with a belief', () => {
  it('read probabilities where they compare, and expected attributes', async () => {
    expect((await payoffs(quarter, scenario('sum(others.move == b) + 0 * move')))[0]).toEqual([1, 1]);
    expect((await payoffs(quarter, scenario('worth[move] * sum(worth[others.move])')))[0]).toEqual([5, 20]);
  });

  it('are exact where the others count together', async () => {
    // Both take b with probability 3/16; the square of their number of b is 2 * (1/4 * 1/4 + 3/4 * 3/4) / 2 + 4 * 3/16.
    expect((await payoffs(quarter, scenario('if(all(others.move == b), 16, 0) + move')))[0]).toEqual([3, 4]);
    expect((await payoffs(quarter, scenario('sum(others.move) ^ 2 + 0 * move')))[0]).toEqual([1.375, 1.375]);
  });

  it('hold in definitions too, of whomever', async () => {
    expect((await payoffs(quarter, scenario('16 * both + move')))[0]).toEqual([3, 4]);
    // Of Ann and Cem: the other two are Ben, who weighs, and one another.
    expect((await payoffs(quarter, scenario('sum(others.theirs)')))[0]).toEqual([1, 3]);
    expect((await payoffs(quarter, scenario('Cem.theirs')))[0]).toEqual([0.25, 1.25]);
  });

  it('are not those of what others are seen to do, and need no mask', async () => {
    const masked = scenario('sum(others.move)', '      seen: 1\n');
    expect(await payoffs(never, masked)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    // A belief in what was seen last sees it through the mask.
    expect(await payoffs('one(others.choice)', masked)).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
  });

  it('follow memory', async () => {
    const memory =
      'memory: {seen_of: {per: [other, option], initial: 1}}\nlearn: {seen_of: others.seen_of + one(others.choice)}\n';
    const told = await payoffs('normalise(others.seen_of)', scenario('sum(others.move)'), memory);
    // Ann a, a; Cem b, a.
    expect(told.map(([first]) => first)).toEqual([1, 1 / 3 + 2 / 3, 1 / 4 + 2 / 4]);
  });
});
