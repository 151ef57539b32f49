import { expect, test } from 'vitest';
import { argumentsOf, playing, tell, years } from './tell.ts';

const A = { name: 'A', capability: 5, assurance: 1 };
const B = { name: 'B', capability: 4, assurance: 3 };

const world = (labs: readonly object[], parameters: object = {}, option = 'race', run = 0) =>
  tell(
    {
      ...years(1),
      ...playing(option),
      use: ['growth', 'alignment', 'hazard'],
      players: { labs },
      parameters: { 'growth.rate': 1, 'hazard.peak': 1.5, 'hazard.threshold': 9, ...parameters },
      measures: { luck: { unit: '1', final: 'hazard.luck' } },
    },
    run,
  );

const chance = async (...args: Parameters<typeof world>): Promise<number> =>
  argumentsOf((await world(...args)).rows[0], 'accident')[0] as number;

test('dangers add: no accident of two labs is no accident of either', async () => {
  const [a, b, both] = [await chance([A]), await chance([B]), await chance([A, B])];
  expect(1 - both).toBeCloseTo((1 - a) * (1 - b), 12);
  expect(a).toBeGreaterThan(b);
});

test('danger by hand: peak * activity * logistic(steep (gap - margin)) * logistic((c - critical) / width)', async () => {
  const danger = 1.5 / (1 + Math.exp(-1.6 * (4 - 2.5))) / (1 + Math.exp(-(5 - 2.5) / 0.5));
  expect(await chance([A])).toBeCloseTo(1 - Math.exp(-danger / 12), 12);
  expect(await chance([A], {}, 'slow')).toBeCloseTo(1 - Math.exp(-danger / 24), 12);
});

test('an arrival is unsafe with chance 1 - exp(-settle * danger of a race), else safe; nothing ends before', async () => {
  expect((await world([A, B], { 'hazard.peak': 0, 'hazard.threshold': 6 })).outcome).toBe('horizon');
  const outcomes = new Set<string>();
  for (let run = 0; run < 8; run += 1) {
    const parameters = { 'growth.rate': 0, 'hazard.threshold': 5, 'hazard.settle': 3, 'hazard.peak': 0.3 };
    const story = await world([A], parameters, 'pause', run);
    if (story.outcome === 'accident') continue;
    const gap = 5 - (story.rows[0]?.states['labs.alignment.assurance']?.[0] as number);
    const danger = 0.3 / (1 + Math.exp(-1.6 * (gap - 2.5))) / (1 + Math.exp(-(5 - 2.5) / 0.5));
    const luck = story.measures.luck as number;
    expect(story.outcome).toBe(luck < 1 - Math.exp(-3 * danger) ? 'unsafe_arrival' : 'safe_arrival');
    outcomes.add(story.outcome);
  }
  expect([...outcomes].sort()).toEqual(['safe_arrival', 'unsafe_arrival']);
});
