import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run/simulate.ts';
import { armModel } from './arm-model.ts';
import { locate } from './locate.ts';

const RUNS = 2000;

/** The rate that each run draws. */
const rates = async (distribution: unknown, share: number): Promise<readonly number[]> => {
  const own = await armModel({
    extends: 'test/fixtures/two-labs.yaml',
    time: { horizon: 1 },
    parameters: { rate: distribution },
    measures: { rate: { unit: '1', final: 'rate' } },
  });
  const { model, locations } = locate(own);
  const [location] = locations;
  if (location === undefined) throw new Error('expected a location');
  const at = model.measures
    .flatMap(({ name, folds }) => folds.flatMap(({ columns }) => columns.map(() => name)))
    .indexOf('rate');
  const fixed = [{ parameter: location.parameter, member: undefined, value: location.at(share) }];
  const found: number[] = [];
  for await (const run of simulate(model, { seed: 'locate', runs: RUNS, fixed }))
    found.push(run.measures[at] as number);
  return found;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('draws that are moved', () => {
  it('are multiplied where they are lognormal, and cut to the range', async () => {
    const distribution = { dist: 'lognormal', mean: 1, sd: 0.5 };
    const own = await rates(distribution, 0);
    const moved = await rates(distribution, 0.3);
    expect(moved).toEqual(own.map((value) => Math.min(value * 1.3, 5)));
    expect(moved.filter((value) => value === 5).length).toBeGreaterThan(50);
  });

  it('are shifted by a share of the mean where they are normal', async () => {
    const distribution = { dist: 'normal', mean: 2, sd: 0.5 };
    const own = await rates(distribution, 0);
    const moved = await rates(distribution, -0.3);
    expect(moved).toEqual(own.map((value) => Math.max(value + -0.3 * 2, 0)));
    // Standard error 0.011.
    expect(Math.abs(mean(own) - 2)).toBeLessThan(0.045);
  });

  it('differ between players that draw by themselves, and move together', async () => {
    const own = await armModel({
      extends: 'test/fixtures/two-labs.yaml',
      parameters: {
        'Leader.caution': { dist: 'normal', mean: 2, sd: 0.5 },
        'Follower.caution': { dist: 'normal', mean: 2, sd: 0.5 },
      },
      measures: { caution: { unit: '1', final: 'labs.caution' } },
    });
    const { model, locations } = locate(own);
    const runs: (readonly number[])[] = [];
    for await (const { measures } of simulate(model, { seed: 'locate', runs: 16 })) runs.push(measures.slice(-2));
    expect(locations.map(({ of }) => of.name)).toEqual(['caution']);
    expect(runs.every(([leader, follower]) => leader !== follower)).toBe(true);
  });

  it('are left alone where they are one of several values', async () => {
    const own = await armModel({
      extends: 'test/fixtures/two-labs.yaml',
      parameters: { rate: { dist: 'choice', values: [1, 2], weights: [1, 1] } },
    });
    expect(locate(own).locations).toEqual([]);
  });
});
