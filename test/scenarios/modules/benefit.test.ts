import { expect, test } from 'vitest';
import { pathOf, playing, tell, years } from './tell.ts';

const world = (use: readonly string[], parameters: object) =>
  tell({
    ...years(48),
    ...playing('race'),
    use: ['growth', 'alignment', 'hazard', 'market', 'benefit', ...use],
    players: { labs: [{ name: 'A', capability: 0.1 }, { name: 'B' }] },
    parameters: {
      'growth.rate': 1.2,
      'growth.reinvest': 0,
      'growth.spill': 0,
      'hazard.peak': 0,
      'hazard.threshold': 30,
      ...parameters,
    },
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('is what the best lab has on offer, in OOM years', async () => {
  const story = await world([], {});
  expect(story.measures.benefit).toBeCloseTo(sum(pathOf(story, 'labs.growth.capability').slice(0, 48)) / 12, 9);
});

test('what a review still holds back is of no use yet', async () => {
  const story = await world(['review'], { 'review.months': 5 });
  const path = pathOf(story, 'labs.growth.capability');
  const late = path.slice(0, 48).map((_, t) => path[Math.max(0, t - 5)] as number);
  expect(story.measures.benefit).toBeCloseTo(sum(late) / 12, 9);
});

test('a safe arrival gives the threshold in each year to the horizon', async () => {
  const story = await world([], { 'hazard.threshold': 2.5 });
  expect(story.outcome).toBe('safe_arrival');
  expect(story.ticks).toBe(24);
  const until = sum(pathOf(story, 'labs.growth.capability').slice(0, 24)) / 12;
  expect(story.measures.benefit).toBeCloseTo(until + 2 * 2.5, 9);
});
