// Playing until the headline is precise: where it stops, and that the results are those of as many runs asked for.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planRun } from '../../engine/experiment/pieces/plan-pieces.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { type AskedOptions, runAsAsked } from '../../engine/experiment/run-until-precise.ts';
import { newFolder } from '../new-folder.ts';

const own = readFileSync(join(import.meta.dirname, '../../scenarios/tutorial.yaml'), 'utf8').replace(
  /^experiment:.*\n/m,
  '',
);

/** The scenario with an experiment of its own, in a folder of its own. */
const folderWith = (experiment: string): string => {
  const folder = newFolder();
  writeFileSync(join(folder, 'own.yaml'), `${own}\nexperiment: ${experiment}\n`);
  return folder;
};

const play = (cwd: string, options: Partial<AskedOptions> = {}) =>
  runAsAsked({ reference: 'own.yaml', out: 'out', workers: 1, cwd, ...options });

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResultsError)) throw error ?? new Error('expected a refusal, got none');
  return `${error.code} ${error.message}`;
};

const END = '{headline: catastrophe}';

describe('playing until a share is precise', () => {
  it('looks after 512, 1,024, 2,048 … runs, and leaves what as many runs asked for leave', async () => {
    const folder = folderWith(END);
    const looks: number[] = [];
    const { document, precision } = await play(folder, { precision: 0.02, look: (runs) => looks.push(runs) });
    const { runs } = document;
    expect(looks).toEqual([512, 1024, 2048, 4096].filter((look) => look <= runs));
    expect(runs).toBeGreaterThan(512);
    expect(precision).toMatchObject({ asked: 0.02, isReached: true, name: { key: 'catastrophe' } });
    const { estimate, lo95, hi95 } = document.outcomes.catastrophe as { estimate: number; lo95: number; hi95: number };
    expect(precision?.reached).toBe(Math.max(estimate - lo95, hi95 - estimate));
    const half = await runExperiment({ reference: 'own.yaml', runs: runs / 2, out: 'half', cwd: folder });
    const before = half.outcomes.catastrophe as { estimate: number; lo95: number; hi95: number };
    expect(Math.max(before.estimate - before.lo95, before.hi95 - before.estimate)).toBeGreaterThan(0.02);
    const whole = await runExperiment({ reference: 'own.yaml', runs, out: 'whole', cwd: folder, workers: 2 });
    expect({ ...whole, results: 'out' }).toEqual(document);
  });

  it('does not depend on threads, and goes on from what is there, also after an interruption', async () => {
    const folder = folderWith(END);
    const { document } = await play(folder, { precision: 0.01 });
    expect(document.runs).toBeGreaterThanOrEqual(4096);
    expect((await play(folder, { precision: 0.01, out: 'two', workers: 2 })).document).toEqual({
      ...document,
      results: 'two',
    });
    const control = new AbortController();
    const progress = ({ done, total }: { done: number; total: number }): void => {
      if (total > 1024 && done > 1500) control.abort(new Error('enough'));
    };
    const cut = play(folder, { precision: 0.01, out: 'cut', signal: control.signal, progress });
    await expect(cut).rejects.toThrow('enough');
    const looks: number[] = [];
    const again = await play(folder, { precision: 0.01, out: 'cut', look: (runs) => looks.push(runs) });
    expect(again.document).toEqual({ ...document, results: 'cut' });
    // Those of the second look are there.
    expect(looks.slice(0, 2)).toEqual([512, 2048]);
    expect((await play(folder, { precision: 0.01 })).document).toEqual({ ...document, alreadyComplete: true });
    expect((await play(folder, { precision: 0.2 })).document).toEqual({ ...document, alreadyComplete: true });
  });

  it('ends with the most runs, and says that it is not reached', async () => {
    const folder = folderWith('{headline: catastrophe, runs: 600}');
    const looks: number[] = [];
    const { document, precision } = await play(folder, { precision: 0.001, runs: 1500, look: (n) => looks.push(n) });
    expect(looks).toEqual([512, 1024, 1500]);
    expect(document.runs).toBe(1500);
    expect(precision).toMatchObject({ isReached: false });
    expect(precision?.reached).toBeGreaterThan(0.001);
    expect((await play(folder, { precision: 0.5, runs: 100, out: 'few' })).document.runs).toBe(100);
  });

  it('writes CSV once, in the end', async () => {
    const folder = folderWith(END);
    const changes: string[] = [];
    const { document } = await play(folder, {
      precision: 0.04,
      format: ['csv'],
      beforeChange: (what) => void changes.push(what),
    });
    expect(document).not.toHaveProperty('alreadyComplete');
    expect(changes.filter((what) => what === 'write runs.csv')).toHaveLength(1);
    expect(readFileSync(join(folder, 'out/runs.csv'), 'utf8').split('\n')).toHaveLength(document.runs + 2);
  });

  it('replaces what is there by force, and then adds to it', async () => {
    const folder = folderWith(END);
    await play(folder, { runs: 20, seed: 'other' });
    expect(await refusal(play(folder, { precision: 0.04 }))).toMatch(/other-results/);
    const { document } = await play(folder, { precision: 0.02, force: true });
    expect(document.manifestSha256).toBe((await play(folder, { precision: 0.02, out: 'new' })).document.manifestSha256);
  });
});

describe('playing until a mean is precise', () => {
  it('looks from 2,048 runs on', async () => {
    const folder = folderWith('{headline: frontier}');
    const looks: number[] = [];
    const { precision, document } = await play(folder, { precision: 0.5, look: (runs) => looks.push(runs) });
    expect(looks).toEqual([2048]);
    const { mean, lo95, hi95 } = document.measures.frontier as { mean: number; lo95: number; hi95: number };
    expect(precision?.reached).toBe(Math.max(mean - lo95, hi95 - mean));
  });
});

describe('the precision of a scenario', () => {
  it('counts where no flag says otherwise, with its runs as the most, and not for a draft', async () => {
    const folder = folderWith('{headline: catastrophe, precision: 0.02, runs: 700}');
    expect((await play(folder)).precision).toMatchObject({ asked: 0.02, isReached: false });
    expect((await play(folder, { out: 'more', runs: 5000 })).precision).toMatchObject({ asked: 0.02, isReached: true });
    const draft = await play(folder, { out: 'draft', draft: true });
    expect(draft.precision).toBeUndefined();
    expect(draft.document.runs).toBe(200);
    const planned = { reference: 'own.yaml', pieces: 2, out: 'plan', cwd: folder };
    expect(await refusal(planRun(planned))).toMatch(/bad-precision the scenario wants runs until it is precise/);
    expect((await planRun({ ...planned, runs: 6000 })).runs).toBe(6000);
  });

  it('needs a headline that is one number', async () => {
    const cases = {
      '{runs: 10}': /bad-precision --precision: the scenario names no headline/,
      '{headline: capability}': /bad-precision --precision: the headline capability is measured per tick/,
    };
    for (const [experiment, message] of Object.entries(cases))
      expect(await refusal(play(folderWith(experiment), { precision: 0.1 }))).toMatch(message);
    for (const precision of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await refusal(play(folderWith(END), { precision }))).toMatch(/expected a number above 0/);
  });
});
