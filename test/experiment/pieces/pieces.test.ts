// Runs and points that are played in pieces come out as if they were played at once, whatever happens on the way.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../../engine/designs/table.ts';
import { type MergeOptions, MissingPieces, mergePieces } from '../../../engine/experiment/pieces/merge-pieces.ts';
import { planRun, planStudy } from '../../../engine/experiment/pieces/plan-pieces.ts';
import { playPiece } from '../../../engine/experiment/pieces/play-piece.ts';
import { lockDirectory } from '../../../engine/experiment/results/lock.ts';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { PLAN, type PlanFile } from '../../../engine/experiment/results/plan-file.ts';
import { replay } from '../../../engine/experiment/results/replay.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { sha256 } from '../../../engine/experiment/results/sink.ts';
import { type RunOptions, runExperiment } from '../../../engine/experiment/run-experiment.ts';
import type { StudyDesign } from '../../../engine/experiment/study/design.ts';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { replayStudy } from '../../../engine/experiment/study/replay-study.ts';
import { runStudy, type StudyOptions } from '../../../engine/experiment/study/run-study.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Model } from '../../../engine/language/model.ts';
import { newFolder } from '../../new-folder.ts';
import { damageShard, savedShard, savedShards } from '../saved-shards.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');

const RUNS = 6000;
const PIECES = 3;

type Few = Partial<RunOptions> & { readonly pieces?: number };

const plan = (cwd: string, options: Few = {}) =>
  planRun({ reference: twoLabs, runs: RUNS, pieces: PIECES, out: 'out', cwd, ...options });

const piece = (cwd: string, index: number) => playPiece({ directory: 'out', index, workers: 1, cwd });

const merge = (cwd: string, options: Partial<MergeOptions> = {}) =>
  mergePieces({ directory: 'out', workers: 1, cwd, ...options });

const hashIn = (folder: string): string => sha256(readFileSync(join(folder, 'out', MANIFEST)));

const refusal = async (promise: Promise<unknown>): Promise<{ code: string; message: string; hint: string }> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResultsError)) throw error ?? new Error('expected a refusal, got none');
  return { code: error.code, message: error.message, hint: error.hint ?? '' };
};

const expected = { runs: '', sweep: '', table: '', sensitivity: '' };

const sweepOf = (model: Model): StudyDesign => {
  const factors = factorsOf(['rate=0.2,0.4', 'labs.caution=0,1,2'].map(readVary), model);
  return { kind: 'sweep', method: 'grid', factors, points: 6, runs: 700 };
};

const sensitivityOf = (model: Model): StudyDesign => {
  const factors = factorsOf(['rate=0.2:0.4', 'labs.caution=0:2'].map(readVary), model);
  return { kind: 'sensitivity', method: 'morris', factors, rows: 2, runs: 600, output: 'catastrophe' };
};

const csv = 'rate,labs.caution\n0.2,0\n0.4,1\n';
const tableOf = (model: Model) => {
  const factors = factorsOf(['rate=0.2,0.4', 'labs.caution=0,1'].map(readVary), model);
  const { table } = readTable({ name: 'points.csv', text: csv });
  if (table === undefined) throw new Error('expected a table');
  const design: StudyDesign = { kind: 'sweep', method: 'table', factors, points: 2, runs: 600 };
  return { design, table: { name: 'points.csv', bytes: new TextEncoder().encode(csv), table } };
};

const studies: { readonly [name in 'sweep' | 'table' | 'sensitivity']: StudyOptions['plan'] } = {
  sweep: (model) => ({ design: sweepOf(model) }),
  table: tableOf,
  sensitivity: (model) => ({ design: sensitivityOf(model) }),
};

beforeAll(async () => {
  const folder = newFolder();
  expected.runs = (await runExperiment({ reference: twoLabs, runs: RUNS, out: 'out', cwd: folder })).manifestSha256;
  for (const name of ['sweep', 'table', 'sensitivity'] as const) {
    const options = { reference: twoLabs, plan: studies[name], out: name, cwd: folder };
    expected[name] = (await runStudy(options)).manifestSha256;
  }
});

describe('runs in pieces', () => {
  it('are written down, and nothing is played', async () => {
    const folder = newFolder();
    expect(await plan(folder)).toMatchObject({
      ...{ results: 'out', scenario: 'two-labs', kind: 'run', runs: RUNS, runsAtMerge: 4096, pieces: PIECES },
    });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([PLAN, 'sources']);
    const before = readFileSync(join(folder, 'out', PLAN), 'utf8');
    expect(await plan(folder)).toMatchObject({ alreadyPlanned: true });
    expect(readFileSync(join(folder, 'out', PLAN), 'utf8')).toBe(before);
  });

  it('can be played in any order, and come out as those of one go', async () => {
    const folder = newFolder();
    await plan(folder);
    expect(await piece(folder, 2)).toEqual({ results: 'out', index: 2, pieces: 3, runs: 880, played: 880 });
    expect((await piece(folder, 0)).played).toBe(512);
    expect((await piece(folder, 1)).played).toBe(512);
    expect((await piece(folder, 1)).played).toBe(0);
    const changes: string[] = [];
    const merged = await merge(folder, { beforeChange: (what) => void changes.push(what) });
    // A crash at any moment leaves the sources that the plan is of.
    expect(changes).toContain('rename runs.parquet');
    expect(changes.filter((what) => /^(remove|rename) sources/.test(what))).toEqual([]);
    expect(merged).toMatchObject({ kind: 'runs', document: { runs: RUNS, manifestSha256: expected.runs } });
    expect(hashIn(folder)).toBe(expected.runs);
    expect(
      readdirSync(join(folder, 'out')).filter((name) => name === PLAN || /^\.(shards|draft|lock)/.test(name)),
    ).toEqual([]);
    expect(await merge(folder)).toMatchObject({ document: { alreadyComplete: true, manifestSha256: expected.runs } });
    expect(await piece(folder, 0)).toEqual({ results: 'out', index: 0, played: 0, alreadyComplete: true });
    expect(await plan(folder)).toMatchObject({ alreadyComplete: true });
    expect(existsSync(join(folder, 'out', PLAN))).toBe(false);
    expect((await replay(join(folder, 'out'), { workers: 1 })).mismatches).toEqual([]);
  });

  it('are gone on from by the command that plays all by itself', async () => {
    const folder = newFolder();
    await plan(folder);
    await piece(folder, 1);
    const changes: string[] = [];
    const beforeChange = (what: string): void => void changes.push(what);
    const options = { reference: twoLabs, runs: RUNS, out: 'out', cwd: folder, beforeChange };
    expect((await runExperiment(options)).manifestSha256).toBe(expected.runs);
    const saved = changes.filter((what) => what.startsWith('save shard'));
    expect(saved).toEqual(['save shard 8', 'save shard 10', 'save shard 11']);
    expect(existsSync(join(folder, 'out', PLAN))).toBe(false);
  });

  it('that are missing are named, and so are damaged ones and those of another plan', async () => {
    const folder = newFolder();
    await plan(folder);
    await piece(folder, 1);
    expect(await refusal(merge(folder))).toEqual({
      code: 'missing-pieces',
      message: 'out: 2 of 3 pieces are missing: 0, 2',
      hint: 'detente shard --plan out --index 0; detente shard --plan out --index 2',
    });
    await piece(folder, 0);
    await piece(folder, 2);
    damageShard(savedShard(join(folder, 'out'), 9));
    const error = await merge(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MissingPieces);
    expect((error as MissingPieces).missing).toEqual([1]);
    expect(existsSync(join(folder, 'out', MANIFEST))).toBe(false);
    expect((await piece(folder, 1)).played).toBe(512);
    expect(await merge(folder)).toMatchObject({ document: { manifestSha256: expected.runs } });
    const other = newFolder();
    await plan(other, { seed: 'another' });
    await piece(other, 1);
    const third = newFolder();
    await plan(third);
    await piece(third, 1);
    const played = savedShards(join(other, 'out')).length * 512;
    const [theirs, ours] = [other, third].map((at) => savedShard(join(at, 'out'), 9).path) as [string, string];
    writeFileSync(ours, readFileSync(theirs));
    expect((await piece(third, 1)).played).toBe(played);
  });

  it('are not mixed with another plan, which is refused with what differs', async () => {
    const folder = newFolder();
    await plan(folder);
    const differing: readonly (readonly [Few, RegExp])[] = [
      [{ seed: '2' }, /something else was begun there \(seed: there "1", now "2"\)/],
      [{ set: [{ path: 'rate', value: '0.3' }] }, /settings: there none, now rate=0.3/],
      [{ runs: 7000 }, /another plan of the same \(runs: there 6000, now 7000\)/],
      [{ pieces: 2 }, /pieces: there 3, now 2/],
      [{ draft: true }, /draft: there false, now true/],
    ];
    for (const [options, message] of differing) {
      const { code, ...told } = await refusal(plan(folder, options));
      expect(code).toBe('other-results');
      expect(told.message).toMatch(message);
    }
    const other = { reference: twoLabs, runs: RUNS, seed: '2', out: 'out', cwd: folder };
    expect((await refusal(runExperiment(other))).message).toMatch(/something else was begun there/);
    expect(await plan(folder, { seed: '2', force: true })).not.toHaveProperty('alreadyPlanned');
    expect((await refusal(plan(folder))).message).toMatch(/seed: there "2", now "1"/);
  });

  it('are not planned over other results, nor over those of fewer runs', async () => {
    const folder = newFolder();
    await runExperiment({ reference: twoLabs, runs: 10, out: 'out', cwd: folder });
    const before = hashIn(folder);
    expect((await refusal(plan(folder, { seed: '2' }))).message).toMatch(/holds results of something else/);
    expect((await refusal(plan(folder))).message).toMatch(/with fewer runs/);
    expect(hashIn(folder)).toBe(before);
    await plan(folder, { force: true });
    expect(existsSync(join(folder, 'out', MANIFEST))).toBe(false);
    for (const index of [0, 1, 2]) await piece(folder, index);
    expect(await merge(folder)).toMatchObject({ document: { manifestSha256: expected.runs } });
  });

  it('are played from the sources of the plan, and only if these are as they were', async () => {
    const folder = newFolder();
    const scenario = join(folder, 'own.yaml');
    const text = readFileSync(twoLabs, 'utf8');
    writeFileSync(scenario, text);
    await plan(folder, { reference: 'own.yaml' });
    rmSync(scenario);
    expect((await piece(folder, 0)).played).toBe(512);
    const copy = join(folder, 'out/sources/00-own.yaml');
    writeFileSync(copy, `${text}# changed\n`);
    expect((await refusal(piece(folder, 1))).message).toMatch(/is not what was planned \(scenario own.yaml: changed\)/);
    expect((await refusal(merge(folder))).code).toBe('other-results');
    rmSync(copy);
    expect(await refusal(piece(folder, 1))).toMatchObject({ code: 'damaged-results' });
    rmSync(join(folder, 'out/sources'), { recursive: true });
    expect(await refusal(piece(folder, 1))).toMatchObject({ code: 'damaged-results' });
    writeFileSync(scenario, text);
    expect(await plan(folder, { reference: 'own.yaml' })).not.toHaveProperty('alreadyPlanned');
    for (const index of [0, 1, 2]) await piece(folder, index);
    expect((await piece(folder, 0)).played).toBe(0);
    expect(await merge(folder)).toMatchObject({ document: { runs: RUNS } });
  });

  it('of another version are refused', async () => {
    const folder = newFolder();
    await plan(folder);
    const path = join(folder, 'out', PLAN);
    const file = JSON.parse(readFileSync(path, 'utf8')) as PlanFile;
    writeFileSync(path, JSON.stringify({ ...file, versions: { ...file.versions, detente: '0.0.1' } }));
    expect((await refusal(piece(folder, 0))).message).toMatch(/Detente: there 0.0.1, now /);
    for (const damage of [
      { ...file, pieces: 0 },
      { ...file, sources: 'all' },
      { ...file, design: undefined },
      [],
      7,
      null,
    ]) {
      writeFileSync(path, JSON.stringify(damage));
      expect((await refusal(piece(folder, 0))).code, JSON.stringify(damage)).toBe('no-plan');
    }
    rmSync(path);
    expect((await refusal(merge(folder))).message).toBe('out: there is no plan in it');
  });

  it('have numbers, and there are no more than there are shards', async () => {
    const folder = newFolder();
    await plan(folder, { pieces: 4 });
    for (const index of [-1, 4, 1.5, Number.NaN])
      expect(await refusal(piece(folder, index))).toMatchObject({
        code: 'bad-pieces',
        message: `out: there is no piece ${index}: its pieces are numbered 0 to 3`,
      });
    expect((await refusal(plan(newFolder(), { pieces: 5 }))).message).toMatch(/at most 4, the number of shards/);
    expect((await refusal(plan(newFolder(), { runs: 4096 }))).message).toMatch(/nothing to hand out/);
  });

  it('are put together by one only', async () => {
    const folder = newFolder();
    await plan(folder);
    for (const index of [0, 1, 2]) await piece(folder, index);
    const unlock = lockDirectory(join(folder, 'out'));
    expect((await refusal(merge(folder))).code).toBe('results-in-use');
    expect((await piece(folder, 0)).played).toBe(0);
    unlock();
    const both = await Promise.allSettled([merge(folder), merge(folder)]);
    expect(both.map(({ status }) => status)).toContain('fulfilled');
    for (const one of both)
      if (one.status === 'rejected') expect((one.reason as ResultsError).code).toBe('results-in-use');
    expect(hashIn(folder)).toBe(expected.runs);
  });

  it('are not saved for nobody: a piece stops where the plan is gone', async () => {
    const folder = newFolder();
    await plan(folder);
    const progress = (): void => rmSync(join(folder, 'out', PLAN), { force: true });
    const stopped = playPiece({ directory: 'out', index: 0, workers: 1, cwd: folder, progress });
    expect((await refusal(stopped)).code).toBe('no-plan');
    expect(existsSync(join(folder, 'out/.shards'))).toBe(false);
  });

  it('can be interrupted, and go on', async () => {
    const folder = newFolder();
    await plan(folder, { pieces: 1 });
    const control = new AbortController();
    const progress = ({ done }: { done: number }): void => {
      if (done >= 512) control.abort(new Error('enough'));
    };
    const cut = playPiece({ directory: 'out', index: 0, workers: 1, cwd: folder, progress, signal: control.signal });
    await expect(cut).rejects.toThrow('enough');
    expect(await piece(folder, 0)).toMatchObject({ runs: 1904, played: 1392 });
    expect(await merge(folder)).toMatchObject({ document: { manifestSha256: expected.runs } });
  });
});

describe('a study in pieces', () => {
  it.each(['sweep', 'table', 'sensitivity'] as const)('comes out as that of one go: %s', async (name) => {
    const folder = newFolder();
    const options = { reference: twoLabs, plan: studies[name], out: 'out', cwd: folder };
    const { pieces, points = 0, runs } = await planStudy({ ...options, pieces: 3 });
    expect({ pieces, runs }).toEqual({ pieces: 3, runs: points * (name === 'sweep' ? 700 : 600) });
    expect((await refusal(planStudy({ ...options, pieces: 4 }))).message).toMatch(/pieces: there 3, now 4/);
    expect((await refusal(planStudy({ ...options, pieces: 3, seed: '2' }))).message).toMatch(/seed/);
    for (const index of [2, 0]) await piece(folder, index);
    expect((await refusal(merge(folder))).message).toBe('out: 1 of 3 pieces is missing: 1');
    await piece(folder, 1);
    const merged = await merge(folder);
    expect(merged.document.manifestSha256).toBe(expected[name]);
    expect(await merge(folder)).toMatchObject({ kind: 'study', document: { alreadyComplete: true } });
    expect((await replayStudy(join(folder, 'out'), { workers: 1 })).mismatches).toEqual([]);
  });

  it('goes on from its pieces with the command that plays all, and keeps them for others meanwhile', async () => {
    const folder = newFolder();
    const options = { reference: twoLabs, plan: studies.sweep, out: 'out', cwd: folder };
    await planStudy({ ...options, pieces: 3 });
    await piece(folder, 0);
    const control = new AbortController();
    const progress = ({ runs }: { runs: number }): void => {
      if (runs >= 2000) control.abort(new Error('enough'));
    };
    await expect(runStudy({ ...options, workers: 1, progress, signal: control.signal })).rejects.toThrow('enough');
    expect((await piece(folder, 2)).pieces).toBe(3);
    expect((await runStudy({ ...options, workers: 1 })).manifestSha256).toBe(expected.sweep);
  });

  it('of points that depend on each other is refused', async () => {
    const thresholdOf = (model: Model): { design: StudyDesign } => {
      const factors = factorsOf([readVary('labs.caution=0:2')], model);
      const rest = { crossing: true, flips: false, until: 'catastrophe > 0.2', runs: 512 };
      return { design: { kind: 'threshold', factors, ...rest } };
    };
    const options = { reference: twoLabs, plan: thresholdOf, out: 'out', cwd: newFolder(), pieces: 2 };
    expect(await refusal(planStudy(options))).toMatchObject({
      code: 'bad-design',
      message: 'a threshold cannot be planned: which points it plays depends on those before',
    });
  });
});
