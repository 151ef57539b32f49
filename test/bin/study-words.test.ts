import { describe, expect, it } from 'vitest';
import { studyFailure } from '../../bin/terminal/study-failures.ts';
import { createStudyProgress } from '../../bin/terminal/study-progress.ts';
import { designText, durationText, valuesText } from '../../bin/terminal/study-words.ts';
import { plainStyle } from '../../bin/terminal/style.ts';
import { checkPoints, pointsCheckLine } from '../../bin/terminal/sweep-checks.ts';
import { sweepNotes } from '../../bin/terminal/sweep-notes.ts';
import { conditionNames } from '../../engine/analysis/condition-names.ts';
import { readCondition } from '../../engine/analysis/read-condition.ts';
import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { PointDocument } from '../../engine/experiment/study/read-points.ts';
import { fuses, openFixture } from '../experiment/open-fixture.ts';
import { rememberingTerminal } from './command-line.ts';

const factor = (values: Factor['values'], unit = '1'): Factor => ({
  ...{ path: 'rate', label: 'rate', unit, role: 'assumption' },
  values,
});

const design = (more: Partial<SweepDesign>): SweepDesign => ({
  ...{ kind: 'sweep', method: 'lhs', points: 256, runs: 200 },
  factors: [factor({ kind: 'range', lo: 0, hi: 1, log: false })],
  ...more,
});

describe('words of a study', () => {
  it('say what is varied', () => {
    expect(valuesText(factor({ kind: 'range', lo: 0, hi: 3, log: false }, 'OOM'))).toBe('0 to 3 OOM');
    expect(valuesText(factor({ kind: 'range', lo: 0.1, hi: 10, log: true }))).toBe('0.1 to 10, even in the logarithm');
    expect(valuesText(factor({ kind: 'levels', levels: [1, 2, 4] }))).toBe('1, 2, 4');
    expect(valuesText(factor({ kind: 'levels', levels: [3, 1, 2, 5, 4, 6] }, 'year'))).toBe('1 to 6 year (6 values)');
    expect(valuesText(factor({ kind: 'levels', levels: ['a', 1, 2, 3, 4, 5] }))).toBe('6 values');
    const drawn = { dist: 'normal', mean: 0, sd: 1 } as const;
    expect(valuesText(factor({ kind: 'distribution', distribution: drawn, range: undefined }))).toBe('drawn (normal)');
  });

  it('say how points are laid', () => {
    const three = factor({ kind: 'levels', levels: [1, 2, 3] });
    expect(designText(design({}))).toBe('Latin hypercube of 256 points');
    expect(designText(design({ method: 'sobol', points: 1024 }))).toBe("Sobol' sequence of 1,024 points");
    expect(designText(design({ method: 'table', points: 1 }))).toBe('table of 1 point');
    expect(designText(design({ method: 'grid', factors: [three], points: 3 }))).toBe('grid of 3 points');
    expect(designText(design({ method: 'grid', factors: [three, three], points: 9 }))).toBe('grid of 3 × 3 = 9 points');
  });

  it('say how long it takes', () => {
    expect([0.2, 59, 60, 3600 * 14, 86_400 * 3].map(durationText)).toEqual([
      ...['about 1 second', 'about 59 seconds', 'about 1 minute', 'about 14 hours', 'about 3 days'],
    ]);
  });

  it('say what was chosen, and that a sequence is cut off', async () => {
    const model = await openFixture(fuses);
    const flags = { color: false };
    expect(sweepNotes(design({}), flags, model)).toEqual([
      'no --design: a Latin hypercube, since rate has no list of values',
      'Latin hypercube of 256 points, 200 runs each: 51,200 runs',
    ]);
    expect(sweepNotes(design({ method: 'sobol', points: 100 }), { ...flags, design: 'sobol' }, model)[0]).toBe(
      "warning 100 points of Sobol's sequence do not fill the space evenly: take 64 or 128",
    );
    expect(sweepNotes(design({ method: 'sobol', points: 128 }), { ...flags, design: 'sobol' }, model)).toHaveLength(1);
  });
});

const point = (index: number, rate: number, failedRuns: number, count: number): PointDocument => ({
  ...{ point: index, parameters: { rate, own: null }, firstRun: 0, runs: 100, failedRuns, measures: {} },
  outcomes:
    failedRuns === 100
      ? { horizon: { count: 0, estimate: Number.NaN, lo95: 0, hi95: 1 } }
      : { horizon: { count, estimate: count / (100 - failedRuns), lo95: 0, hi95: 1 } },
});

describe('runs that fail', () => {
  const facts = { reference: 'my file.yaml', set: [{ path: 'a', value: '2' }], seed: 'x', results: 'out' };
  const failure = (points: readonly PointDocument[]) =>
    studyFailure(points, { ...facts, calledAs: 'detente', document: {} });

  it('are an error where more than one in a hundred does, with the command that shows why', () => {
    expect(failure([point(0, 0, 0, 5), point(1, 1, 2, 5)])).toBeUndefined();
    const refusal = failure([point(0, 0.5, 1, 5), point(1, 1, 2, 5), point(2, 2, 0, 5)]);
    expect(refusal).toBeUndefined();
    const more = failure([point(0, 0.5, 10, 5), point(1, 1, 20, 5), point(2, 2, 0, 5)]);
    expect(more).toMatchObject({ code: 'many-runs-failed', exitCode: 3 });
    expect(more?.message).toBe('30 of 300 runs failed, at 2 points, most of them at point 1, 20 of 100');
    expect(more?.hint).toContain("detente run 'my file.yaml' --set a=2 --set rate=1 --runs 100 --seed x shows why");
  });

  it('are an error however few they are where they ended the thread that played them', () => {
    const crashed = [
      { point: 1, run: 17 },
      { point: 2, run: 4 },
    ];
    const points = [point(0, 0, 0, 5), point(1, 1, 1, 5), point(2, 2, 1, 5)];
    expect(studyFailure(points, { ...facts, crashed, calledAs: 'detente', document: {} })).toMatchObject({
      code: 'runs-crashed',
      exitCode: 3,
      message: '2 runs, the first run 17 of point 1, ended the thread that played them',
    });
  });

  it('are an error of their own where all do', () => {
    expect(failure([point(0, 1, 100, 0)])).toMatchObject({
      code: 'all-runs-failed',
      message: 'all 100 runs failed, at 1 point',
    });
  });
});

describe('--fail-if of a sweep', () => {
  it('counts the points at which it holds or cannot be told', async () => {
    const names = conditionNames(await openFixture(fuses));
    const ask = (text: string, points: readonly PointDocument[]) => {
      const { condition } = readCondition({ name: 'test', text }, names);
      if (condition === undefined) throw new Error(text);
      const [check] = checkPoints([{ text, condition }], points);
      if (check === undefined) throw new Error(text);
      return pointsCheckLine(check, plainStyle);
    };
    const points = [point(0, 1, 0, 10), point(1, 2.5, 0, 60), point(2, 3, 100, 0)];
    expect(ask('horizon > 0.5', points)).toBe(
      'check failed: horizon > 0.5 holds at 1 of 3 points, the first: rate = 2.5, own = its own; at 1 it cannot be told',
    );
    expect(ask('horizon  > 0.9', points.slice(0, 2))).toBe('check passed: horizon > 0.9 holds at none of 2 points');
  });
});

describe('progress of a study', () => {
  const clock = (seconds: readonly number[]) => {
    let at = 0;
    return () => 1000 * (seconds[Math.min(at++, seconds.length - 1)] as number);
  };

  it('of points that come one from the other is runs and rate', () => {
    const { terminal, said } = rememberingTerminal({ errIsTerminal: true });
    const progress = createStudyProgress(terminal, clock([0, 2, 2, 2.01, 5, 5]));
    progress.advance({ runs: 1000, total: undefined });
    progress.advance({ runs: 1200, total: undefined });
    progress.advance({ runs: 5000, total: undefined });
    progress.end();
    expect(said.err.split('\r\u001b[K')).toEqual([
      '',
      '1,000 runs · 500 per second',
      '5,000 runs · 1,000 per second',
      '',
    ]);
  });

  it('in a log is a line now and then', () => {
    const { terminal, said } = rememberingTerminal();
    const progress = createStudyProgress(terminal, clock([0, 2, 11, 11, 12]));
    for (const runs of [100, 200, 300]) progress.advance({ runs, total: undefined });
    progress.end();
    expect(said.err).toBe('200 runs · 18 per second\n');
  });

  it('of points known beforehand is that of runs', () => {
    const { terminal, said } = rememberingTerminal();
    const progress = createStudyProgress(terminal, clock([0, 1, 2, 3, 4, 5, 6, 7]));
    progress.advance({ runs: 50, total: 100 });
    expect(said.err).toBe('50 %: 50 of 100 runs\n');
  });
});
