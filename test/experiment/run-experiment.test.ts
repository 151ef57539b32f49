import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHARD_RUNS } from '../../engine/experiment/batch/shard.ts';
import { MANIFEST } from '../../engine/experiment/results/manifest.ts';
import { readResults } from '../../engine/experiment/results/read-results.ts';
import { sha256 } from '../../engine/experiment/results/sink.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { readParquet } from '../../engine/experiment/tables/read-parquet.ts';
import { newFolder } from '../new-folder.ts';
import { codeOf } from './code-of.ts';
import { fuses } from './open-fixture.ts';
import { manifestOf, runTwoLabs as run, twoLabs } from './run-two-labs.ts';
import { damageShard, savedShard, savedShards } from './saved-shards.ts';

/** All files below a folder with their bytes' hashes, environment.json apart. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'environment.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );

describe('a results directory', () => {
  it('holds what the manifest names, and the manifest is hashed', async () => {
    const folder = newFolder();
    const document = await run(folder);
    const manifest = manifestOf(join(folder, 'out'));
    const { [MANIFEST]: hash, ...others } = contents(join(folder, 'out'));
    expect(document).toMatchObject({ results: 'out', runs: 50, complete: true, failedRuns: 0, manifestSha256: hash });
    expect(Object.fromEntries(Object.entries(manifest.files).map(([name, file]) => [name, file.sha256]))).toEqual(
      others,
    );
    expect(Object.keys(others).sort()).toEqual([
      ...['data-dictionary.csv', 'resolved.json', 'runs.parquet', 'sources/00-two-labs.yaml', 'sources/01-logit.yaml'],
      ...['sources/index.json', 'summary.csv', 'summary.json', 'ticks.parquet', 'trace.parquet'],
    ]);
    expect(readFileSync(join(folder, 'out/sources/00-two-labs.yaml'))).toEqual(readFileSync(twoLabs));
    expect(JSON.parse(readFileSync(join(folder, 'out/resolved.json'), 'utf8'))).toMatchObject({
      scenario: { players: { labs: [{ name: 'Leader', capability: 0.5 }, {}] } },
      rules: { logit: { rule: 'logit' } },
    });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'out/environment.json'), 'utf8')) as object)).toContain(
      'node',
    );
  });

  it('is called after the scenario and its input, not after the number of runs, the machine or the folder', async () => {
    const [here, there] = [newFolder(), newFolder()];
    cpSync(twoLabs, join(there, 'two-labs.yaml'));
    const { out: _, ...none } = { out: undefined };
    const first = await runExperiment({ reference: twoLabs, runs: 20, cwd: here, ...none });
    const moved = await runExperiment({ reference: './two-labs.yaml', runs: 20, cwd: there, lanes: 4 });
    expect(first.results).toMatch(/^results\/two-labs-[0-9a-f]{8}$/);
    expect(moved).toEqual(first);
    expect(contents(join(there, first.results))).toEqual(contents(join(here, first.results)));
    const other = await runExperiment({ reference: twoLabs, runs: 20, cwd: here, set: [{ path: 'rate', value: '2' }] });
    expect(other.results).not.toBe(first.results);
    expect((await runExperiment({ reference: twoLabs, runs: 20, seed: '2', cwd: here })).results).not.toBe(
      first.results,
    );
  });

  it('is not made again, is extended by more runs, and keeps its first runs', async () => {
    const folder = newFolder();
    const first = await run(folder);
    const rows = await readParquet(join(folder, 'out/runs.parquet'));
    const environment = readFileSync(join(folder, 'out/environment.json'), 'utf8');
    expect(await run(folder)).toEqual({ ...first, alreadyComplete: true });
    expect(await run(folder, { runs: 10 })).toEqual({ ...first, alreadyComplete: true, asked: 10 });
    expect(readFileSync(join(folder, 'out/environment.json'), 'utf8')).toBe(environment);
    const more = await run(folder, { runs: 90 });
    expect(more).toMatchObject({ runs: 90 });
    expect(more.alreadyComplete).toBeUndefined();
    expect((await readParquet(join(folder, 'out/runs.parquet'))).slice(0, 50)).toEqual(rows);
    const fresh = newFolder();
    expect(await run(fresh, { runs: 90 })).toEqual(more);
    expect(contents(join(fresh, 'out'))).toEqual(contents(join(folder, 'out')));
  });

  it('of something else is refused with the difference, and replaced only by force', async () => {
    const folder = newFolder();
    await run(folder);
    const before = contents(join(folder, 'out'));
    const refused = run(folder, { seed: '2', set: [{ path: 'rate', value: '2' }] });
    await expect(refused).rejects.toThrow(/seed: there "1", now "2"; settings: there none, now rate=2/);
    expect(contents(join(folder, 'out'))).toEqual(before);
    await expect(run(folder, { reference: fuses })).rejects.toThrow(/scenario: there two-labs, now fuses/);
    const replaced = await run(folder, { reference: fuses, force: true });
    expect(replaced.scenario).toBe('fuses');
    expect(readdirSync(join(folder, 'out/sources')).sort()).toEqual(['00-fuses.yaml', 'index.json']);
  });

  it('that is none is left alone, even by force', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/thesis.tex'), 'x');
    expect(await codeOf(run(folder, { force: true }))).toBe('not-results');
    writeFileSync(join(folder, 'out', MANIFEST), '{"name": "web page"}');
    expect(await codeOf(run(folder, { force: true }))).toBe('not-results');
    writeFileSync(join(folder, 'out', MANIFEST), '{"kind": "detente-results", "schemaVersion": 2}');
    expect(await codeOf(run(folder))).toBe('newer-results');
    expect(await codeOf(readResults(join(folder, 'out')))).toBe('newer-results');
  });

  it('that is damaged is made again', async () => {
    const folder = newFolder();
    const first = await run(folder);
    const before = contents(join(folder, 'out'));
    appendFileSync(join(folder, 'out/ticks.parquet'), 'x');
    expect(await run(folder)).toEqual(first);
    expect(contents(join(folder, 'out'))).toEqual(before);
  });

  it('is replaced by a proper one where it was a draft, not the other way round', async () => {
    const folder = newFolder();
    await run(folder, { draft: true, runs: 30 });
    expect(manifestOf(join(folder, 'out')).draft).toBe(true);
    expect((await readResults(join(folder, 'out'))).draft).toBe(true);
    expect((await run(folder, { runs: 30 })).alreadyComplete).toBeUndefined();
    expect((await run(folder, { draft: true, runs: 30 })).alreadyComplete).toBe(true);
    expect(manifestOf(join(folder, 'out')).draft).toBe(false);
  });

  it('has tables as CSV on request, also later, which go when they are no longer true', async () => {
    const folder = newFolder();
    await run(folder);
    expect(existsSync(join(folder, 'out/runs.csv'))).toBe(false);
    await run(folder, { format: ['parquet', 'csv'] });
    const rows = await readParquet(join(folder, 'out/runs.parquet'));
    const lines = readFileSync(join(folder, 'out/runs.csv'), 'utf8').split('\n');
    expect(lines[0]).toBe(Object.keys(rows[0] ?? {}).join(','));
    expect(lines[7]).toBe(Object.values(rows[6] ?? {}).join(','));
    expect(lines.length).toBe(52);
    await run(folder, { runs: 60 });
    expect(existsSync(join(folder, 'out/runs.csv'))).toBe(false);
    const quoted = newFolder();
    await run(quoted, { reference: fuses, format: ['csv'], runs: 3 });
    expect(readFileSync(join(quoted, 'out/ticks.csv'), 'utf8')).toContain('base,0,0,labs,"Lab, 2",,warmth,');
  });

  it('is not written by two at once; a lock of a dead process is no lock', async () => {
    const folder = newFolder();
    const both = await Promise.all([codeOf(run(folder, { runs: 3000 })), codeOf(run(folder, { runs: 3000 }))]);
    expect(both.sort()).toEqual(['results-in-use', undefined]);
    const stale = newFolder();
    mkdirSync(join(stale, 'out'));
    writeFileSync(join(stale, 'out/.lock'), '{"pid": 999999999, "host": "elsewhere"}');
    expect(await codeOf(run(stale))).toBe('results-in-use');
    writeFileSync(join(stale, 'out/.lock'), 'half a lo');
    expect((await run(stale)).complete).toBe(true);
    expect(existsSync(join(stale, 'out/.lock'))).toBe(false);
  });

  it('is cleared of the draft of a process that ended when it was in place, unless somebody is at work there', async () => {
    const folder = newFolder();
    await run(folder);
    const out = join(folder, 'out');
    const leaveDraft = (): void => {
      mkdirSync(join(out, '.draft/sources'), { recursive: true });
      writeFileSync(join(out, '.draft/sources/00-two-labs.yaml'), '');
    };
    leaveDraft();
    expect((await run(folder)).alreadyComplete).toBe(true);
    expect(existsSync(join(out, '.draft'))).toBe(false);
    leaveDraft();
    writeFileSync(join(out, '.lock'), '{"pid": 999999999, "host": "elsewhere"}');
    expect((await run(folder)).alreadyComplete).toBe(true);
    expect(existsSync(join(out, '.draft'))).toBe(true);
  });

  it('loses the pictures of what it held, and nothing else in their folder', async () => {
    const folder = newFolder();
    await run(folder);
    const report = join(folder, 'out/report');
    mkdirSync(report);
    for (const name of ['brief-a4.png', 'brief-a4.alt.txt', 'fan.csv']) writeFileSync(join(report, name), 'old');
    await run(folder);
    expect(readdirSync(report)).toHaveLength(3);
    writeFileSync(join(report, 'letter.docx'), 'mine');
    await run(folder, { runs: 60 });
    expect(readdirSync(report)).toEqual(['letter.docx']);
    rmSync(join(report, 'letter.docx'));
    writeFileSync(join(report, 'brief-a4.png'), 'old');
    await run(folder, { runs: 60, force: true });
    expect(existsSync(report)).toBe(false);
  });

  it('opens its scenario once, and tells what it is before anything is played', async () => {
    const folder = newFolder();
    const told: string[] = [];
    await run(folder, {
      opened: ({ model, problems, results }) => told.push(`${model.name} ${problems.length} ${results}`),
      progress: () => told.push('progress'),
    });
    expect(told).toEqual(['two-labs 0 out', 'progress']);
  });

  it('is not made where no folder can be, and leaves nothing of the way there', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('nowhere', join(folder, 'link'));
    for (const out of ['file', 'file/out', 'link'])
      expect(await codeOf(run(folder, { out })), out).toBe('unwritable-results');
    expect(readdirSync(folder).sort()).toEqual(['file', 'link']);
    expect((await run(folder, { out: 'a/b/c' })).results).toBe('a/b/c');
    const stopped = run(folder, { out: 'd/e/f', signal: AbortSignal.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    expect(existsSync(join(folder, 'd'))).toBe(false);
  });

  it('needs a whole number of runs', async () => {
    for (const runs of [0, -5, 1.5, Number.NaN, 1e12])
      expect(await codeOf(run(newFolder(), { runs })), String(runs)).toBe('bad-runs');
  });
});

describe('an interrupted run', () => {
  it('leaves nothing that looks finished, wherever it is cut, and comes out the same when repeated', async () => {
    const whole = newFolder();
    const changes: string[] = [];
    const expected = await run(whole, { beforeChange: (what) => changes.push(what) });
    expect(changes.length).toBeGreaterThan(30);
    for (const cut of changes.keys()) {
      const folder = newFolder();
      let count = 0;
      const beforeChange = (): void => {
        if (count++ >= cut) throw new Error('cut');
      };
      const place = `cut ${cut}: ${changes[cut]}`;
      await expect(run(folder, { beforeChange }), place).rejects.toThrow('cut');
      const isPublished = cut > changes.lastIndexOf(`rename ${MANIFEST}`);
      expect(existsSync(join(folder, 'out', MANIFEST)), place).toBe(isPublished);
      expect(await run(folder), place).toEqual(isPublished ? { ...expected, alreadyComplete: true } : expected);
    }
  });

  it('keeps the results that were there until the new ones are written', async () => {
    const folder = newFolder();
    const first = await run(folder);
    const control = new AbortController();
    const progress = (): void => control.abort(new Error('enough'));
    await expect(run(folder, { runs: 5000, signal: control.signal, progress })).rejects.toThrow('enough');
    expect(await run(folder)).toEqual({ ...first, alreadyComplete: true });
  });

  it('goes on from the shards it had finished', async () => {
    const [folder, whole] = [newFolder(), newFolder()];
    const control = new AbortController();
    const runs = 14 * SHARD_RUNS;
    const cut = run(folder, {
      runs,
      workers: 1,
      signal: control.signal,
      progress: ({ done }) => {
        if (done > 10 * SHARD_RUNS) control.abort(new Error('enough'));
      },
    });
    await expect(cut).rejects.toThrow('enough');
    expect(readdirSync(join(folder, 'out'))).toEqual(['.shards', 'plan.json', 'sources']);
    // Shards that quantiles are taken of are always played.
    expect(savedShards(join(folder, 'out')).map(({ number }) => number)).toEqual([8, 9]);
    // A damaged one is played again.
    damageShard(savedShard(join(folder, 'out'), 9));
    const advances: number[] = [];
    const resumed = await run(folder, { runs, workers: 1, progress: ({ done }) => advances.push(done) });
    expect(advances).not.toContain(8 * SHARD_RUNS + 64);
    expect(advances).toContain(9 * SHARD_RUNS + 64);
    expect(resumed).toEqual(await run(whole, { runs, workers: 2 }));
    expect(contents(join(folder, 'out'))).toEqual(contents(join(whole, 'out')));
  });

  it('leaves no folder behind if it has kept nothing', async () => {
    const folder = newFolder();
    const control = new AbortController();
    const progress = (): void => control.abort(new Error('enough'));
    await expect(run(folder, { runs: 500, signal: control.signal, progress })).rejects.toThrow('enough');
    expect(readdirSync(folder)).toEqual([]);
  });
});
