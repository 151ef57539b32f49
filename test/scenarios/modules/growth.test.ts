import { expect, it, test } from 'vitest';
import { tellRun } from '../../../engine/run/story.ts';
import * as fc from '../../properties/seeded.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { pathOf, playing, scenarioOf, tell, years } from './tell.ts';

const one = { ...years(60), use: ['growth', 'automation'], players: { labs: [{ name: 'Lab', funding: 0.8 }] } };

test('without feedback capability is a straight line, so compute an exponential', async () => {
  const story = await tell({
    ...one,
    ...playing('slow'),
    parameters: { 'automation.feedback': 0, 'growth.rate': 1.1 },
  });
  pathOf(story, 'labs.growth.capability').forEach((c, t) => {
    expect(c).toBeCloseTo((1.1 * 0.8 * 0.4 * t) / 12, 12);
  });
});

it('loses by a halt the time of the halt and nothing else', async () => {
  const text = scenarioOf({
    ...one,
    ...playing('race', [0, 0.4, 1]),
    parameters: {
      'growth.rate': 1.5,
      'automation.feedback': 6,
      'automation.half': 3,
      begin: { unit: 'tick', range: [0, 60], default: 0, doc: 'of the halt', source: 'test' },
      length: { unit: 'tick', range: [0, 60], default: 0, doc: 'of the halt', source: 'test' },
    },
    events: [{ name: 'halt', at: 'begin', for: 'length', set: { 'labs.stance': 'pause' } }],
  });
  const model = await modelOfText(text);
  const path = async (begin: number, length: number): Promise<readonly number[]> => {
    const held = { begin, length };
    const fixed = model.parameters.flatMap((parameter) =>
      parameter.id === 'begin' || parameter.id === 'length'
        ? [{ parameter, member: undefined, value: held[parameter.id] }]
        : [],
    );
    return pathOf(await tellRun(model, { seed: '1', run: 0, fixed }), 'labs.growth.capability');
  };
  const undisturbed = await path(0, 0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), async (begin, length) => {
      const halted = await path(begin, length);
      expect(halted.slice(begin + length)).toEqual(undisturbed.slice(begin, undisturbed.length - length));
    }),
    { numRuns: 12 },
  );
});

test('who lags catches up on the best to the distance `behind`, if it works at all', async () => {
  const story = await tell({
    ...years(240),
    ...playing('race', [0, 0.4, 1]),
    use: ['growth'],
    players: { labs: [{ name: 'Leader' }, { name: 'Lagging', capability: -2 }, { name: 'Idle', capability: -2 }] },
    parameters: { 'growth.rate': 0, 'growth.behind': 0.4, 'growth.spill': 0.5, 'Idle.stance.fixed.play': 'pause' },
  });
  const after = (player: number): number => pathOf(story, 'labs.growth.capability', player).at(-1) as number;
  expect(after(0)).toBe(0);
  expect(after(1)).toBeCloseTo(-0.4 - 1.6 * (1 - 0.5 / 12) ** 240, 9);
  expect(after(2)).toBe(-2);
});
