// What is offered and what anybody can run: the modules `review`, `diffusion`, `release` and `misuse`.

import { describe, expect, it, test } from 'vitest';
import type { Story } from '../../../engine/run/story.ts';
import { argumentsOf, pathOf, playing, tell, valuesOf, years } from './tell.ts';

const LABS = [
  { name: 'First', capability: 0.3 },
  { name: 'Second', capability: 0 },
];

const world = (use: readonly string[], parameters: object): Promise<Story> =>
  tell({
    ...years(40),
    ...playing('race'),
    use: ['growth', 'market', 'diffusion', 'misuse', ...use],
    players: { labs: LABS },
    parameters: { 'growth.rate': 1.2, 'growth.reinvest': 0, ...parameters },
    measures: {
      offered: { unit: 'OOM', tick: 'labs.offered' },
      told_worst: { unit: '1', tick: 'misuse.worst' },
    },
  });

const measureOf = (story: Story, name: string): readonly number[] =>
  [story.initial, ...story.rows].map(({ measures }) => measures[name] as number);

/** The path as it was `lag` ticks ago; before the first tick it was as then. */
const late = (path: readonly number[], lag: number): readonly number[] =>
  path.map((_, t) => path[Math.max(0, t - lag)] as number);

test.each([0, 1, 7])('after a review of %i months a model is offered that much later', async (months) => {
  const story = await world(['review'], { 'review.months': months });
  for (const [player, name] of ['First', 'Second'].entries())
    expect(measureOf(story, `offered|${name}`)).toEqual(late(pathOf(story, 'labs.growth.capability', player), months));
});

describe('open models do what the best on offer did', () => {
  const best = (story: Story): readonly number[] => pathOf(story, 'labs.growth.capability', 0);

  it('`open_lag` months ago', async () => {
    const story = await world([], { 'diffusion.open_lag': 5 });
    expect(measureOf(story, 'open_models')).toEqual(late(best(story), 5));
  });

  it.each([
    ['open', 0],
    ['commercial', 5],
    ['vetted', 5 + 4],
  ])('under release %s it is %i months', async (policy, lag) => {
    const parameters = { 'diffusion.open_lag': 5, 'release.vetting_lag': 4, 'release.policy': policy };
    const story = await world(['release'], parameters);
    expect(measureOf(story, 'open_models')).toEqual(late(best(story), lag));
    const vetted = policy === 'vetted';
    expect(pathOf(story, 'misuse.defence').at(-1)).toBeCloseTo(((vetted ? 0.75 : 0.5) * 40) / 12, 10);
    const income = story.rows.at(-1)?.states['labs.market.income'] as readonly number[];
    expect((income[0] as number) + (income[1] as number)).toBeCloseTo(vetted ? 1.6 : 2, 10);
  });
});

describe('misuse', () => {
  it('grows by exp(growth) with each OOM by which open models outrun defence', async () => {
    const story = await world([], { 'misuse.growth': 0.75, 'misuse.today': 240 });
    story.rows.forEach((row, t) => {
      const open = pathOf(story, 'labs.growth.capability')[Math.max(0, t - 6)] as number;
      const gap = open - (pathOf(story, 'misuse.defence')[t] as number);
      expect(argumentsOf(row, 'incidents')[0]).toBeCloseTo(20 * Math.exp(0.75 * gap), 9);
    });
  });

  it('the worst of n incidents has the distribution F^n: the chance that all are smaller is the number drawn', async () => {
    const story = await world([], { 'misuse.tail': 0.7, 'misuse.cap': 1e9 });
    const counts = story.rows.map((row) => valuesOf(row, 'incidents')[0] as number);
    expect(Math.max(...counts)).toBeGreaterThan(10);
    story.rows.forEach((row, t) => {
      const worst = row.measures.told_worst as number;
      const all = (1 - worst ** -0.7) ** (counts[t] as number);
      expect(all).toBeCloseTo(valuesOf(row, 'fortune')[0] as number, 6);
    });
  });

  it('no incident does no harm, and none more than `cap`', async () => {
    const none = await world([], { 'misuse.today': 0 });
    expect(new Set(measureOf(none, 'told_worst'))).toEqual(new Set([0]));
    const capped = await world([], { 'misuse.cap': 2 });
    expect(Math.max(...measureOf(capped, 'told_worst'))).toBe(2);
  });
});
