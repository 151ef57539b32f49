import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MorrisEffects } from '../../../engine/analysis/morris-effects.ts';
import type { SobolIndices } from '../../../engine/analysis/sobol-indices.ts';
import {
  DEFAULT_SIZES,
  planSensitivity,
  type SensitivityAsked,
} from '../../../engine/experiment/study/plan-sensitivity.ts';
import type { SensitivityResult } from '../../../engine/experiment/study/sensitivity.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Model } from '../../../engine/language/model.ts';
import { openFixture } from '../open-fixture.ts';
import { playInMemory } from './play-in-memory.ts';

const known = join(import.meta.dirname, 'known.yaml');
const corner = join(import.meta.dirname, 'corner.yaml');
const model = await openFixture(known);

const analyse = async (asked: SensitivityAsked, reference = known, seed = '1') => {
  const { design } = planSensitivity(reference === known ? model : await openFixture(reference), asked);
  const result = await playInMemory<SensitivityResult>(reference, design, seed);
  const index = (path: string): number => design.factors.findIndex((factor) => factor.path === path);
  return { design, result, index };
};

const effectsOf = ({ sensitivity }: SensitivityResult): MorrisEffects => {
  if (sensitivity?.method !== 'morris') throw new Error('expected effects');
  return sensitivity.effects;
};

type Resolved = Extract<SobolIndices, { resolved: true }>;

const resolved = (indices: SobolIndices | undefined): Resolved => {
  if (indices?.resolved !== true) throw new Error('expected indices');
  return indices;
};

const indicesOf = ({ sensitivity }: SensitivityResult) => {
  if (sensitivity?.method !== 'sobol') throw new Error('expected indices');
  return { indices: resolved(sensitivity.indices), groups: sensitivity.groups };
};

describe('Sobol’ indices of a linear number', () => {
  // 4 y + 2 z + noise, y and z even on [0, 1], noise of variance 1: the shares are 16 and 4 of 20.
  it('are those that are known, with the luck of a single world', async () => {
    const { result, index } = await analyse({ method: 'sobol', output: 'linear', rows: 128, runs: 8 });
    const { indices, groups } = indicesOf(result);
    const within = (interval: { lo95: number; hi95: number; estimate: number }, truth: number) => {
      expect(Math.abs(interval.estimate - truth)).toBeLessThan(0.08);
      expect(interval.lo95).toBeLessThan(truth);
      expect(interval.hi95).toBeGreaterThan(truth);
    };
    for (const [path, truth] of [
      ['y', 0.8],
      ['z', 0.2],
    ] as const) {
      const found = indices.factors[index(path)] as Resolved['factors'][number];
      within(found.first, truth);
      within(found.total, truth);
    }
    expect(indices.factors[index('idle')]).toEqual({
      first: { estimate: 0, lo95: 0, hi95: 0 },
      total: { estimate: 0, lo95: 0, hi95: 0 },
      changed: false,
    });
    // Variance 20/12 of the parameters, 1 of luck.
    within(indices.noiseShare as NonNullable<typeof indices.noiseShare>, 1 / (1 + 20 / 12));
    expect(Math.abs(result.mean - 3)).toBeLessThan(0.1);
    expect(groups?.names).toEqual(['levers', 'assumptions']);
    const [levers, assumptions] = resolved(groups?.indices).factors;
    within(levers?.total as Resolved['factors'][number]['total'], 0.2);
    within(assumptions?.total as Resolved['factors'][number]['total'], 0.8);
  });

  it('do not exist where nothing that is varied matters', async () => {
    const vary = ['idle', 'drawn'].map(readVary);
    const { result } = await analyse({ method: 'sobol', output: 'linear', vary, rows: 16, runs: 4 });
    if (result.sensitivity?.method !== 'sobol') throw new Error('expected a decomposition');
    expect(result.sensitivity.indices.resolved).toBe(false);
    expect(result.sensitivity.groups).toBeUndefined();
  });
});

describe('Morris’ effects', () => {
  it('are the slopes of a linear number, and nothing of what changes nothing', async () => {
    const { result, index } = await analyse({ output: 'linear', rows: 8, runs: 4 });
    const { factors } = effectsOf(result);
    for (const [path, slope] of [
      ['y', 4],
      ['z', 2],
      ['idle', 0],
      ['drawn', 0],
    ] as const) {
      const { mu, muStar, sigma, clear } = factors[index(path)] as (typeof factors)[number];
      expect(mu.estimate, path).toBeCloseTo(slope, 9);
      expect(muStar.estimate, path).toBeCloseTo(slope, 9);
      expect(sigma.estimate, path).toBeCloseTo(0, 6);
      expect(clear, path).toBe(slope > 0);
    }
  });

  it('take options and whole numbers', async () => {
    const vary = ['steps=0..4', 'favoured', 'idle'].map(readVary);
    const { design, result } = await analyse({ output: 'stepped', vary, rows: 12, runs: 2 });
    expect(design.factors.map(({ values }) => values)).toEqual([
      { kind: 'levels', levels: [0, 1, 2, 3, 4] },
      { kind: 'levels', levels: ['hold', 'push', 'rest'] },
      { kind: 'range', lo: 0, hi: 1, log: false },
    ]);
    const [steps, favoured, idle] = effectsOf(result).factors;
    // From 0 to 4, and always to or from "push", which adds 3.
    expect(steps?.mu.estimate).toBeCloseTo(4, 9);
    expect(favoured?.muStar.estimate).toBeCloseTo(3, 9);
    expect(favoured?.sigma.estimate).toBeGreaterThan(2.4);
    expect(idle?.muStar.estimate).toBe(0);
    expect([steps?.clear, favoured?.clear, idle?.clear]).toEqual([true, true, false]);
  });

  it('of levels are as large as what a whole move changes, in whatever order numbers are listed', async () => {
    const vary = ['steps=0,4', 'steps=4,0', 'steps=0..4', 'steps=2,0,4,1,3', 'favoured=hold,push'];
    const effects = vary.map(async (text) => {
      const { result } = await analyse({ output: 'stepped', vary: [readVary(text)], rows: 8, runs: 2 });
      return effectsOf(result).factors[0];
    });
    for (const found of effects.slice(0, 4)) expect((await found)?.mu.estimate).toBeCloseTo(4, 9);
    // From hold to push or back: 3.
    expect((await effects[4])?.muStar.estimate).toBeCloseTo(3, 9);
  });

  it('of an end tell what matters from what does not', async () => {
    const { result, index } = await analyse({ output: 'turned', rows: 12, runs: 40 });
    const { factors } = effectsOf(result);
    expect(factors.flatMap(({ clear }, place) => (clear ? [place] : []))).toEqual([index('x')]);
    expect(factors[index('x')]?.mu.lo95).toBeGreaterThan(0);
  });
});

describe('runs without a number', () => {
  it('are left out with their partners, and counted', async () => {
    const { result } = await analyse({ rows: 24, runs: 4, vary: ['x', 'y'].map(readVary) }, corner);
    expect(result.output).toBe('level');
    expect(result.failedRuns).toBeGreaterThan(0);
    expect(result.missing).toBe(result.failedRuns);
    const effects = effectsOf(result);
    expect(effects.dropped.replicates).toBeGreaterThan(0);
    expect(effects.trajectories + effects.dropped.rows).toBe(24);
    expect(effects.factors.map(({ mu }) => mu.hi95 < 0)).toEqual([true, true]);
  });

  it('are told apart: failed ones, and those that miss the measure', async () => {
    const vary = ['x=0:0.4', 'y=0:0.4'].map(readVary);
    const { result } = await analyse({ output: 'late', rows: 8, runs: 8, vary }, corner);
    expect(result.failedRuns).toBe(0);
    expect(result.missing).toBeGreaterThan(0);
    expect(Number.isFinite(result.mean)).toBe(true);
  });

  it('leave no answer, where there are too many, but what was played', async () => {
    const vary = ['x=0.7:1', 'most=0:1.5'].map(readVary);
    const { result } = await analyse({ rows: 8, runs: 4, vary }, corner);
    expect(result.sensitivity).toBeUndefined();
    expect(result.unanswered).toMatch(/too few are left/);
    expect(result.failedRuns).toBeGreaterThan(result.runs / 4);
  });
});

describe('the plan of a sensitivity analysis', () => {
  const plan = (asked: SensitivityAsked, of: Model = model) => planSensitivity(of, asked);

  it('varies all that has values of its own, one number for all players', () => {
    const { design, leftOut } = plan({});
    expect(design.factors.map(({ path }) => path)).toEqual([
      ...['x', 'y', 'z', 'steps', 'idle', 'drawn', 'favoured'],
      ...['agents.weight', 'agents.alike', 'agents.stance.fixed.play'],
    ]);
    expect(leftOut.map(({ path }) => path)).toEqual(['never', 'twice', 'endless']);
    expect(design).toMatchObject({ method: 'morris', output: 'turned', ...DEFAULT_SIZES.morris });
    expect(plan({ method: 'sobol' }).design).toMatchObject({ method: 'sobol', ...DEFAULT_SIZES.sobol });
  });

  it('takes what the scenario says where no flag does', async () => {
    const own = await openFixture(corner);
    expect(plan({}, own).design.output).toBe('level');
    const { span } = own.experiment.output as NonNullable<Model['experiment']['output']>;
    const experiment: Model['experiment'] = {
      ...own.experiment,
      method: 'sobol',
      vary: [{ path: 'x', text: '0:0.5', span }],
    };
    expect(plan({}, { ...own, experiment }).design).toMatchObject({ method: 'sobol', factors: [{ path: 'x' }] });
    expect(plan({ method: 'morris', vary: [readVary('y')] }, { ...own, experiment }).design).toMatchObject({
      method: 'morris',
      factors: [{ path: 'y' }],
    });
  });

  it('refuses what it cannot do', async () => {
    expect(() => plan({ output: 'nothing' })).toThrow(/no such end or measure/);
    const mute: Model = { ...model, experiment: { ...model.experiment, headline: undefined } };
    expect(() => plan({}, mute)).toThrow(/no --output is given/);
    const few = async (asked: SensitivityAsked) => analyse({ output: 'turned', runs: 1, ...asked });
    await expect(few({ rows: 1 })).rejects.toThrow(/at least 2, got 1/);
    await expect(few({ method: 'sobol', rows: 7 })).rejects.toThrow(/at least 8, got 7/);
  });
});
