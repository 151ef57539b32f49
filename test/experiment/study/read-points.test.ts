// A point of a study is read back as what `detente run --set` would have said of that world.

import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import type { SweepDesign } from '../../../engine/experiment/study/design.ts';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { readPoints } from '../../../engine/experiment/study/read-points.ts';
import { runStudy } from '../../../engine/experiment/study/run-study.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Model } from '../../../engine/language/model.ts';
import { newFolder } from '../../new-folder.ts';

/** Ends, failures in a corner, a measure of each lab, a share, one that many runs miss, and a pooled one. */
const scenario = `detente: 1
time: {tick: month, horizon: 12}
players:
  labs:
    - {name: Lab 1}
    - {name: Lab 2}
parameters:
  chance: {unit: "1", range: [0, 1], default: 0.05, doc: chance to find it, source: assumption}
  style: {options: [careful, bold], default: careful, doc: a manner, source: assumption}
state:
  world:
    found: {unit: "1", initial: 0}
  labs:
    level: {unit: "1", initial: 0}
draw:
  world:
    luck: bernoulli(chance)
next:
  world:
    found: max(found, luck)
  labs:
    level: level + if(style == bold, 2, 1) * luck / if(chance > 0.9 and luck > 0, 0, 1)
end:
  plenty: sum(labs.level) >= 8
measures:
  finding: {unit: ticks, first: found == 1}
  some: {unit: "1", final: any(labs.level >= 1)}
  level: {unit: "1", final: labs.level, max: labs.level}
  pace: {unit: "1", pooled: [found, found + 1]}
`;

const sweep =
  (texts: readonly string[], runs: number) =>
  (model: Model): { design: SweepDesign } => {
    const factors = factorsOf(texts.map(readVary), model);
    const points = factors.reduce((n, { values }) => n * (values.kind === 'levels' ? values.levels.length : 0), 1);
    return { design: { kind: 'sweep', method: 'grid', factors, points, runs } };
  };

const made = async (texts: readonly string[], runs: number) => {
  const cwd = newFolder();
  const reference = join(cwd, 'mine.yaml');
  writeFileSync(reference, scenario);
  await runStudy({ reference, plan: sweep(texts, runs), seed: 'x', out: 'out', cwd, workers: 1 });
  return { cwd, reference, out: join(cwd, 'out') };
};

const refusal = async (promise: Promise<unknown>): Promise<ResultsError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ResultsError);
  return error as ResultsError;
};

describe('points of a sweep', () => {
  it('are what a run with the same settings says, share for share and mean for mean', async () => {
    const { cwd, reference, out } = await made(['chance=0,0.2,0.95', 'style'], 64);
    const { points, manifest, model } = await readPoints(out);
    expect(manifest.design.kind).toBe('sweep');
    expect(model.name).toBe('mine');
    expect(points.map(({ point, parameters }) => [point, parameters])).toEqual([
      [0, { chance: 0, style: 'careful' }],
      [1, { chance: 0, style: 'bold' }],
      [2, { chance: 0.2, style: 'careful' }],
      [3, { chance: 0.2, style: 'bold' }],
      [4, { chance: 0.95, style: 'careful' }],
      [5, { chance: 0.95, style: 'bold' }],
    ]);
    for (const { point, parameters, runs, failedRuns, outcomes, measures } of points) {
      const set = Object.entries(parameters).map(([path, value]) => ({ path, value: String(value) }));
      const wanted = await runExperiment({ reference, set, runs: 64, seed: 'x', out: `run-${point}`, cwd });
      expect({ runs, failedRuns, outcomes }).toEqual({
        runs: wanted.runs,
        failedRuns: wanted.failedRuns,
        outcomes: wanted.outcomes,
      });
      expect(Object.keys(measures)).toEqual(Object.keys(wanted.measures));
      for (const [key, measure] of Object.entries(measures)) {
        const { lo95, hi95 } = measure;
        expect(wanted.measures[key], `${key} of point ${point}`).toMatchObject({ lo95, hi95 });
        if ('mean' in measure) expect(wanted.measures[key]).toMatchObject(measure);
        else expect(wanted.measures[key]).toMatchObject({ estimate: measure.estimate });
      }
    }
    expect(points[4]?.failedRuns).toBeGreaterThan(50);
    expect(points[2]?.measures.some).toHaveProperty('count');
    expect(points[2]?.measures['level_final|Lab 1']).not.toHaveProperty('count');
  });

  it('are refused where there are none, or where their bytes have changed', async () => {
    const { cwd, reference, out } = await made(['chance=0,0.2'], 4);
    await runExperiment({ reference, runs: 4, out: 'run', cwd });
    expect(await refusal(readPoints(join(cwd, 'run')))).toMatchObject({ code: 'not-results' });
    expect(await refusal(readPoints(join(cwd, 'nothing')))).toMatchObject({ code: 'no-results' });
    appendFileSync(join(out, 'points.parquet'), 'x');
    const damage = await refusal(readPoints(out));
    expect(damage).toMatchObject({ code: 'damaged-results' });
    expect(damage.message).toContain('points.parquet');
  });
});
