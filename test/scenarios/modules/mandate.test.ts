import { expect, it } from 'vitest';
import { tellRun } from '../../../engine/run/story.ts';
import { openWith } from '../open-with.ts';
import { payoffsOf } from './tell.ts';

const EFFORT = [0.05, 0.4, 1] as const;
const HOMES = [0, 0, 1, 1] as const;

it('costs nothing to obey, and enforce * fine * difference of effort to deviate, either way', async () => {
  // A fine so small that it changes no choice here: both runs go the same way.
  const told = async (fine: number) => {
    const set = { 'Aurora.enforce': 0.9, 'Borealis.enforce': 0.25, 'lab_payoff.interval': 1, 'governments.fine': fine };
    return tellRun(await openWith('frontier', set), { seed: '1', run: 0 });
  };
  const [free, fined] = [await told(0), await told(1e-6)];
  const mandates = new Set<number>();
  for (let t = 1; t < 24; t += 1) {
    const [without, costly] = [payoffsOf(free.rows[t], 'stance'), payoffsOf(fined.rows[t], 'stance')];
    const before = fined.rows[t - 1]?.decisions.filter(({ decision }) => decision.name === 'mandate') ?? [];
    HOMES.forEach((home, index) => {
      const mandate = before[home]?.choice as number;
      mandates.add(mandate);
      EFFORT.forEach((effort, option) => {
        const cost = (without[index]?.[option] as number) - (costly[index]?.[option] as number);
        const expected = ([0.9, 0.25][home] as number) * 1e-6 * Math.abs(effort - (EFFORT[mandate] as number));
        expect(cost).toBeCloseTo(expected, 12);
      });
    });
  }
  expect(mandates.size).toBeGreaterThan(1);
});

it('of the scenario `mandate` is one to pause from the month in which the law is enforced', async () => {
  const story = await tellRun(await openWith('mandate'), { seed: '1', run: 0 });
  expect(story.rows[12]?.decisions.filter(({ decision }) => decision.name === 'stance')[0]?.decides).toBe(true);
  const [aurora] = payoffsOf(story.rows[12], 'stance') as [readonly number[]];
  expect(aurora.indexOf(Math.max(...aurora))).toBe(0);
});
