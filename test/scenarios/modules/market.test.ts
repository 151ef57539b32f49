import { expect, test } from 'vitest';
import { playing, tell, years } from './tell.ts';

const LABS = [
  { name: 'A', capability: 1 },
  { name: 'B', capability: 0.5 },
  { name: 'C', capability: -2 },
];

const incomes = async (parameters: object): Promise<readonly number[]> => {
  const story = await tell({
    ...years(2),
    ...playing('race'),
    use: ['growth', 'market'],
    players: { labs: LABS },
    parameters: { 'growth.rate': 1, 'growth.spill': 0, ...parameters },
  });
  return story.rows[0]?.states['labs.market.income'] ?? [];
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

test('incomes sum to the number of labs, and go with exp(theta * capability)', async () => {
  for (const theta of [0, 1, 2.5]) {
    const [a, b, c] = (await incomes({ 'market.theta': theta })) as [number, number, number];
    expect(a + b + c).toBeCloseTo(3, 12);
    expect(a / b).toBeCloseTo(Math.exp(theta * 0.5), 10);
    expect(b / c).toBeCloseTo(Math.exp(theta * 2.5), 9);
  }
});

test('less demand is less income, and nobody else’s gain', async () => {
  const [before, after] = [await incomes({}), await incomes({ 'A.demand': 0.7 })] as [number[], number[]];
  expect(after[0]).toBeCloseTo(0.7 * (before[0] as number), 12);
  expect(after.slice(1)).toEqual(before.slice(1));
  expect(total(after)).toBeLessThan(total(before));
});
