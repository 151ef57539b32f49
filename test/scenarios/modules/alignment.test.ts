import { expect, test } from 'vitest';
import { pathOf, playing, tell, years } from './tell.ts';

const labs = [
  { name: 'Careful', diligence: 2, assurance: 0 },
  { name: 'Careless', diligence: 0.5, assurance: 0 },
];
const still = { 'growth.rate': 0, 'growth.spill': 0, 'alignment.headroom': 1 };

test('research counts diligence and the option, until there is nothing left to assure', async () => {
  const story = await tell({
    ...years(120),
    ...playing('pause'),
    use: ['growth', 'alignment'],
    players: { labs },
    parameters: { ...still, 'alignment.sharing': 0, 'alignment.rate': 0.5 },
  });
  const careful = pathOf(story, 'labs.alignment.assurance', 0);
  const careless = pathOf(story, 'labs.alignment.assurance', 1);
  expect(careful[1]).toBeCloseTo((0.5 * 2 * 0.9) / 12, 12);
  expect(careless[1]).toBeCloseTo((0.5 * 0.5 * 0.9) / 12, 12);
  // The gap to capability + headroom = 1 shrinks by 0.5 * diligence * 0.9 a year.
  careful.forEach((s, t) => {
    expect(s).toBeCloseTo(1 - (1 - 0.9 / 12) ** t, 10);
  });
  expect(Math.max(...careful)).toBeLessThan(1);
});

test('what others publish reaches who is behind, and takes nothing from the best', async () => {
  const shared = await tell({
    ...years(24),
    ...playing('pause'),
    use: ['growth', 'alignment'],
    players: { labs: [{ name: 'Best', assurance: 3, diligence: 0 }, ...labs.slice(1)] },
    parameters: { ...still, 'alignment.sharing': 0.6, 'alignment.rate': 0 },
  });
  expect(pathOf(shared, 'labs.alignment.assurance', 0).at(-1)).toBe(3);
  expect(pathOf(shared, 'labs.alignment.assurance', 1).at(-1)).toBeCloseTo(3 - 3 * (1 - 0.6 / 12) ** 24, 10);
});
