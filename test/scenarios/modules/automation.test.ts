import { expect, test } from 'vitest';
import { playing, tell, years } from './tell.ts';

const speedups = async (feedback: number): Promise<readonly number[]> => {
  const at = [-20, 3, 6, 9, 40];
  const { initial } = await tell({
    ...years(1),
    ...playing('race'),
    use: ['growth', 'automation'],
    players: { labs: [{ name: 'Lab' }] },
    parameters: { 'automation.feedback': feedback, 'automation.half': 6, 'automation.width': 1.5 },
    measures: Object.fromEntries(at.map((c, index) => [`at${index}`, { unit: '1', tick: `automation.speedup(${c})` }])),
  });
  return at.map((_, index) => initial.measures[`at${index}`] as number);
};

test('half of the feedback is there at `half`; it is symmetric about it, and 1 to 1 + feedback', async () => {
  const [far, below, half, above, beyond] = (await speedups(4)) as [number, number, number, number, number];
  expect(far).toBeCloseTo(1, 6);
  expect(half).toBe(3);
  expect(below).toBeCloseTo(1 + 4 / (1 + Math.exp(2)), 12);
  expect(below + above).toBeCloseTo(6, 12);
  expect(beyond).toBeCloseTo(5, 8);
});

test('no feedback is no speed-up', async () => {
  expect(await speedups(0)).toEqual([1, 1, 1, 1, 1]);
});
