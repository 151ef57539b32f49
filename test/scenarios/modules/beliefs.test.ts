import { expect, test } from 'vitest';
import { pathOf, playing, tell, valuesOf, years } from './tell.ts';

const PRIORS = [0.6, 0.1, 0.3] as const;

const world = (parameters: object, horizon = 24) =>
  tell({
    ...years(horizon),
    ...playing('race'),
    use: ['growth', 'alignment', 'hazard', 'beliefs'],
    players: {
      governments: [{ name: 'Bloc', worry: 0.2 }],
      labs: PRIORS.map((prior, index) => ({ name: `Lab${index}`, prior, capability: 3 })),
    },
    parameters: {
      governments: { worry: { unit: '1', range: [0, 1], default: 0.2, doc: 'belief at first', source: 'test' } },
      labs: { prior: { unit: '1', range: [0, 1], default: 0.3, doc: 'belief at first', source: 'test' } },
      'growth.rate': 0,
      'beliefs.temper': 0,
      'hazard.threshold': 9,
      ...parameters,
    },
  });

test('a near miss takes a share `learn` of the doubt, and nothing else moves a belief', async () => {
  const story = await world({ 'hazard.peak': 0.1, 'hazard.shots': 50, 'beliefs.learn': 0.25 });
  const shots = story.rows.map((row) => valuesOf(row, 'shot')[0] as number);
  expect(shots).toContain(1);
  expect(shots).toContain(0);
  for (const [state, player, prior] of [
    ['labs.beliefs.belief', 1, 0.1],
    ['governments.beliefs.belief', 0, 0.2],
  ] as const) {
    const path = pathOf(story, state, player);
    expect(path[0]).toBeCloseTo(prior, 12);
    shots.forEach((shot, t) => {
      expect(1 - (path[t + 1] as number)).toBeCloseTo((1 - (path[t] as number)) * (shot === 1 ? 0.75 : 1), 12);
    });
  }
});

test('spread 0 is one belief for all, the mean of the log odds; 2 is twice the disagreement', async () => {
  const odds = (p: number): number => Math.log(p / (1 - p));
  const middle = PRIORS.reduce((sum, prior) => sum + odds(prior), 0) / PRIORS.length;
  for (const spread of [0, 1, 2]) {
    const { initial } = await world({ 'hazard.peak': 0, 'beliefs.spread': spread }, 1);
    PRIORS.forEach((prior, index) => {
      const belief = initial.states['labs.beliefs.belief']?.[index] as number;
      expect(odds(belief)).toBeCloseTo(middle + spread * (odds(prior) - middle), 10);
    });
  }
});
