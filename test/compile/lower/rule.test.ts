import { describe, expect, test } from 'vitest';
import { tellRun } from '../../../engine/run/story.ts';
import { modelOf } from '../../reference/model-of-text.ts';

const scenario = `detente: 1
title: Rules
time: {tick: year, horizon: 1}
players: {labs: [{name: One}]}
decisions:
  labs:
    act:
      options: [x, y, z]
      gain: [1, -1, 0.5]
      initial: x
      payoff: gain[act]
      rule: odd
`;

const toldWith = async (choose: string) => {
  const rules = { odd: `rule: odd\nsummary: made up\nchoose: ${choose}\n` };
  return tellRun(await modelOf({ scenario, modules: {}, rules }), { seed: '1', run: 0 });
};

const weightsWith = async (choose: string) => (await toldWith(choose)).rows[0]?.decisions[0]?.weights;

describe('rule verbs', () => {
  test.each(['argmax(sqrt(payoff))', 'argmax_first(sqrt(payoff))'])(
    '%s: where one of the numbers is NaN none is the largest, and the run fails',
    async (choose) => {
      const { outcome, failure } = await toldWith(choose);
      expect(outcome).toBe('failed');
      expect(failure?.kind).toBe('weights');
    },
  );

  test('best passes over a NaN that does not come first', async () => {
    expect(await weightsWith('one(best(sqrt(payoff)))')).toEqual([1, 0, 0]);
  });

  test('the weight of mix and the option of one may differ between options', async () => {
    expect(await weightsWith('mix(if(payoff > 0, 0.25, 0.75), one(0), one(1))')).toEqual([0.25, 0.25, 0]);
    expect(await weightsWith('one(option)')).toEqual([1, 1, 1]);
  });
});
