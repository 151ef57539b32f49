import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionNames } from '../../../engine/analysis/condition-names.ts';
import { planThreshold, type ThresholdAsked } from '../../../engine/experiment/study/plan-threshold.ts';
import { type Threshold, thresholdStudy, untilOf } from '../../../engine/experiment/study/threshold.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Model } from '../../../engine/language/model.ts';
import { DetenteError } from '../../../engine/language/problem.ts';
import { openFixture } from '../open-fixture.ts';
import { playInMemory } from './play-in-memory.ts';

const known = join(import.meta.dirname, 'known.yaml');
const corner = join(import.meta.dirname, 'corner.yaml');
const model = await openFixture(known);

/** Where the end of `known.yaml` comes in half of the runs. */
const HALF = 0.37;

const find = async (
  asked: ThresholdAsked,
  seed = '1',
  reference = known,
): Promise<Threshold & { failedRuns: number }> => {
  const { design } = planThreshold(reference === known ? model : await openFixture(reference), asked);
  const { threshold, failedRuns } = await playInMemory<{ threshold: Threshold }>(reference, design, seed);
  return { ...threshold, failedRuns };
};

const search = (text: string, until = 'turned >= 0.5', seed = '1') =>
  find({ vary: readVary(text), until, flips: 'none', runs: 200 }, seed);

const problemsOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof DetenteError)
      return error.problems.map(({ message, span }) => `${span?.source.name}: ${message}`);
    throw error;
  }
  return [];
};

describe('a search along one path', () => {
  it('finds a crossing that is known, in nearly all of its intervals', async () => {
    const seeds = Array.from({ length: 20 }, (_, k) => `crossing ${k}`);
    let covering = 0;
    for (const seed of seeds) {
      const { crossing, base } = await search('x', 'turned >= 0.5', seed);
      expect(base.holds).toBe(false);
      if (crossing?.kind !== 'crossed') throw new Error(`${seed}: expected a crossing, got ${crossing?.kind}`);
      const [stretch] = crossing.stretches.filter(({ places }) => places.length > 0);
      const { lo95 = 0, hi95 = 1 } = stretch ?? {};
      expect(hi95 - lo95).toBeLessThan(0.3);
      if (lo95 <= HALF && HALF <= hi95) covering += 1;
    }
    // The intervals cover at least 95 of 100: of these seeds, which are fixed, no more than one is missed.
    expect(covering).toBeGreaterThanOrEqual(19);
  });

  it('says at which ends the answer is what, where it does not turn', async () => {
    const { crossing } = await search('x=0:0.2');
    if (crossing?.kind !== 'not-crossed') throw new Error('expected no crossing');
    expect(crossing.points.at(0)?.x).toBe(0);
    expect(crossing.points.at(-1)?.x).toBe(0.2);
    expect(crossing.points.every(({ verdict }) => verdict.holds === false)).toBe(true);
  });

  it('finds all places where it turns and turns back', async () => {
    const { crossing } = await search('x', 'turned >= 0.3 and turned < 0.8');
    if (crossing?.kind !== 'crossed') throw new Error('expected crossings');
    expect(crossing.places).toHaveLength(2);
    const [up = 0, down = 0] = crossing.places.map(({ x }) => x);
    // logistic(8 (x - 0.37)) is 0.3 at 0.264 and 0.8 at 0.543.
    expect(Math.abs(up - 0.264)).toBeLessThan(0.05);
    expect(Math.abs(down - 0.543)).toBeLessThan(0.05);
  });

  it('takes whole numbers one by one', async () => {
    const { crossing } = await search('steps=0..4', 'stepped > 2');
    if (crossing?.kind !== 'crossed') throw new Error('expected a crossing');
    expect(crossing.whole).toBe(true);
    expect(crossing.places.map(({ before, after }) => [before.x, after.x])).toEqual([[2, 3]]);
  });

  it('searches what is drawn between its 5 % and its 95 % quantile', async () => {
    const { crossing } = await search('drawn');
    if (crossing === undefined || crossing.kind === 'missing') throw new Error('expected a search');
    expect(crossing.lo).toBeCloseTo(0.22, 9);
    expect(crossing.hi).toBeCloseTo(0.58, 9);
  });

  it('ends where a number is missing', async () => {
    const none = await find({ vary: readVary('most=0:2'), until: 'level > 1', flips: 'none', runs: 20 }, '1', corner);
    if (none.crossing?.kind !== 'missing') throw new Error('expected a number to be missing');
    // All runs fail where most is below x + y = 1.
    expect(none.crossing.at.x).toBeLessThan(1);
    expect(none.failedRuns).toBeGreaterThan(0);
  });
});

describe('single moves', () => {
  it('are found where they turn the answer, the smallest first', async () => {
    const { base, flips } = await find({ until: 'turned >= 0.5 or stepped > 3', runs: 200 });
    expect(base.holds).toBe(false);
    expect(flips?.flips.map(({ assumption, direction }) => [assumption.path, direction])).toEqual([
      ['x', 'up'],
      ['steps', 'up'],
      ['favoured', 'option'],
    ]);
    const [x, steps, favoured] = flips?.flips ?? [];
    expect(Math.abs((x?.value as number) - HALF)).toBeLessThan(0.08);
    expect(steps?.value).toBeGreaterThan(3);
    expect(steps?.value).toBeLessThanOrEqual(3 + 4 / 256);
    expect(favoured?.value).toBe('push');
    expect(favoured?.assumption.base).toBe('hold');
    expect(flips?.steady.map(({ assumption }) => assumption.path)).toContain('idle');
    expect(flips?.missing).toEqual([]);
  });

  it('move players apart where they differ, else together', async () => {
    const { flips } = await find({ until: 'of_players > 5', runs: 1 });
    const found = flips?.flips.map(({ assumption, value }) => [assumption.path, assumption.base, value] as const) ?? [];
    // Those of one distance differ by rounding only.
    expect(found.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ['One.weight', 1, expect.closeTo(1.7, 1)],
      ['Three.weight', 1, expect.closeTo(1.7, 1)],
      ['Two.weight', 2, expect.closeTo(2.7, 1)],
      ['agents.alike', 1, expect.closeTo(3.3, 1)],
    ]);
    expect(found.at(-1)?.[0]).toBe('agents.alike');
  });

  it('hold what is drawn, also at its median', async () => {
    const { flips } = await find({ until: 'turned >= 0.5', flips: [readVary('drawn')], runs: 10 });
    expect(flips?.steady.map(({ assumption, trials }) => [assumption.drawn, trials.map(({ value }) => value)])).toEqual(
      [[true, [expect.closeTo(0.22, 9), expect.closeTo(0.4, 9), expect.closeTo(0.58, 9)]]],
    );
  });

  it('are not looked for without an answer to begin with', async () => {
    const design = planThreshold(await openFixture(corner), { until: 'late > 0', runs: 1 }).design;
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const { threshold } = await playInMemory<{ threshold: Threshold }>(corner, design, seed);
      expect(threshold.flips === undefined).toBe(threshold.base.holds === undefined);
    }
  });

  it('leave the searched path to its own search', async () => {
    const { design } = planThreshold(model, { vary: readVary('x=0:1'), until: 'turned >= 0.5' });
    expect(design.factors.map(({ path }) => path).filter((path) => path === 'x')).toHaveLength(1);
    const { crossing, flips } = await find({
      vary: readVary('x=0:1'),
      runs: 50,
      flips: [readVary('idle'), readVary('y')],
    });
    expect(crossing?.kind).toBe('crossed');
    expect(flips?.steady.map(({ assumption }) => assumption.path)).toEqual(['idle', 'y']);
  });
});

describe('the plan of a threshold', () => {
  const plan = (asked: ThresholdAsked, of: Model = model) => planThreshold(of, asked);

  it('takes every parameter with values of its own, and says which it leaves out', () => {
    const { design, leftOut } = plan({});
    expect(design.factors.map(({ path, role }) => `${role} ${path}`)).toEqual([
      ...['x', 'y'].map((path) => `assumption ${path}`),
      'lever z',
      ...['steps', 'idle', 'drawn', 'favoured'].map((path) => `assumption ${path}`),
      ...['One.weight', 'Two.weight', 'Three.weight', 'agents.alike'].map((path) => `assumption ${path}`),
      'assumption agents.stance.fixed.play',
    ]);
    expect(leftOut).toEqual([
      { path: 'never', reason: 'endless' },
      { path: 'twice', reason: 'formula' },
      { path: 'endless', reason: 'no-range' },
    ]);
    expect(design).toMatchObject({ crossing: false, flips: true, runs: 1000 });
  });

  it('takes the condition asked for, else the scenario’s, else half of the headline', async () => {
    expect(plan({ until: 'turned > 0.1' })).toMatchObject({ design: { until: 'turned > 0.1' }, untilFrom: 'asked' });
    expect(plan({})).toMatchObject({ design: { until: 'turned >= 0.5' }, untilFrom: 'headline' });
    expect(plan({}, await openFixture(corner))).toMatchObject({
      design: { until: 'level > 1' },
      untilFrom: 'scenario',
    });
    const mute: Model = { ...model, ends: [], experiment: { ...model.experiment, headline: 'linear' } };
    expect(() => plan({}, mute)).toThrow(/no condition is given/);
  });

  it('says where a wrong condition stands', async () => {
    const wrong = 'turnd > 0.5';
    expect(problemsOf(() => plan({ until: wrong }))).toEqual(['--until: no end or measure is called "turnd"']);
    const own = await openFixture(corner);
    const until = { ...own.experiment.until, text: wrong } as NonNullable<Model['experiment']['until']>;
    const [problem] = problemsOf(() => plan({}, { ...own, experiment: { ...own.experiment, until } }));
    expect(problem).toMatch(/corner\.yaml: no end or measure/);
    expect(untilOf('turned > 0.5', model)).toMatchObject({ kind: 'comparison' });
    expect(conditionNames(model).length).toBeGreaterThan(3);
  });

  it('refuses what has nothing to be searched in', async () => {
    expect(() => plan({ flips: 'none' })).toThrow(/nothing to search/);
    expect(() => plan({ vary: readVary('endless') })).toThrow(/no range/);
    expect(() => plan({ vary: readVary('x'), flips: [readVary('x')] })).toThrow(/twice/);
    const refused = async (asked: ThresholdAsked, words: RegExp) =>
      expect(thresholdStudy(plan({ until: 'turned > 0.5', ...asked }).design, model)).rejects.toThrow(words);
    await refused({ vary: readVary('x=0.1,0.2,0.4'), flips: 'none' }, /needs a range/);
    await refused({ vary: readVary('x=0.1:1:log'), flips: 'none' }, /plain range/);
    await refused({ vary: readVary('favoured'), flips: 'none' }, /needs a range/);
    await refused({ flips: [readVary('x=0.2:0.4')] }, /it is 0\.1 now, which is not in 0\.2:0\.4/);
    await refused({ flips: [readVary('x=0..3')] }, /it is 0\.1 now, which is not in 0\.\.3/);
    await refused({ flips: [readVary('twice=0:3')] }, /a formula/);
    await refused({ flips: [readVary('agents.weight')] }, /do not all have the same/);
    await refused({ flips: [readVary('nobody=0:3')] }, /no parameter of that name/);
  });
});
