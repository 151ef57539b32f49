import { expect, test } from 'vitest';
import { pathOf, playing, tell, valuesOf, years } from './tell.ts';

const world = (parameters: object) =>
  tell({
    ...years(120),
    ...playing('race'),
    use: ['growth', 'rivalry'],
    players: {
      governments: [{ name: 'North' }, { name: 'South' }],
      labs: [
        { name: 'A', home: 'North', capability: 1 },
        { name: 'B', home: 'South', capability: 0.2 },
        { name: 'C', home: 'North' },
      ],
    },
    parameters: {
      labs: { home: { ref: 'governments' } },
      'growth.rate': 0,
      'growth.spill': 0,
      'rivalry.usual': 0.6,
      'rivalry.reversion': 2,
      ...parameters,
    },
    state: { world: { 'rivalry.pressure': { initial: 0.1 } } },
  });

test('pressure goes back to its mean, by the share reversion * dt of the way a month', async () => {
  const path = pathOf(await world({ 'rivalry.noise': 0, 'rivalry.fear': 0 }), 'rivalry.pressure');
  path.forEach((pressure, t) => {
    expect(pressure).toBeCloseTo(0.6 - 0.5 * (1 - 2 / 12) ** t, 12);
  });
});

test('the other bloc’s lead raises the mean, a summit lowers all of it', async () => {
  const parameters = { 'rivalry.noise': 0, 'rivalry.fear': 0.3, 'rivalry.summit': 0.4 };
  const [first, second] = pathOf(await world(parameters), 'rivalry.pressure') as [number, number];
  const mean = 0.4 * (0.6 + 0.3 * Math.tanh(0.8));
  expect(second).toBeCloseTo(first + (2 / 12) * (mean - first), 12);
});

test('shocks are added, and pressure stays between 0 and 1', async () => {
  const story = await world({ 'rivalry.noise': 1, 'rivalry.fear': 0 });
  const path = pathOf(story, 'rivalry.pressure');
  expect([Math.min(...path), Math.max(...path)]).toEqual([0, 1]);
  story.rows.forEach((row, t) => {
    const before = path[t] as number;
    const after = before + (2 / 12) * (0.6 - before) + (valuesOf(row, 'shock')[0] as number);
    expect(path[t + 1]).toBeCloseTo(Math.min(1, Math.max(0, after)), 12);
  });
});
