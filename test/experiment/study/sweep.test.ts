import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../engine/designs/table.ts';
import { verifyResults } from '../../../engine/experiment/results/verify.ts';
import type { SweepDesign } from '../../../engine/experiment/study/design.ts';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { replayStudy } from '../../../engine/experiment/study/replay-study.ts';
import { runStudy, type StudyOptions } from '../../../engine/experiment/study/run-study.ts';
import { sweepPoints } from '../../../engine/experiment/study/sweep.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import { readParquet } from '../../../engine/experiment/tables/read-parquet.ts';
import type { Model } from '../../../engine/language/model.ts';
import { newFolder } from '../../new-folder.ts';
import { fuses, openFixture } from '../open-fixture.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');

const designOf =
  (varies: readonly string[], more: Partial<SweepDesign> = {}) =>
  (model: Model): { design: SweepDesign } => {
    const factors = factorsOf(varies.map(readVary), model);
    const counts = factors.map(({ values }) => (values.kind === 'levels' ? values.levels.length : 1));
    const points = counts.reduce((product, count) => product * count, 1);
    return { design: { kind: 'sweep', method: 'grid', factors, points, runs: 40, ...more } };
  };

const grid = designOf(['labs.caution=0:2:3', 'Follower.capability=-1,0']);

const swept = (out: string, more: Partial<StudyOptions> = {}) =>
  runStudy({ reference: twoLabs, plan: grid, out, workers: 1, ...more });

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'environment.json')
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(folder.length),
        readFileSync(join(entry.parentPath, entry.name), 'base64'),
      ]),
  );

describe('points of a sweep', () => {
  it('are all combinations, the last factor fastest', async () => {
    const { design } = grid(await openFixture(twoLabs));
    const points = await sweepPoints(design, '1', undefined);
    expect(points).toEqual([0, 1, 2].flatMap((caution) => [-1, 0].map((capability) => [caution, capability])));
  });

  it('are spread over ranges, the same for the same seed, others for another', async () => {
    const model = await openFixture(twoLabs);
    for (const method of ['lhs', 'sobol'] as const) {
      const { design } = designOf(['labs.caution=0:10', 'Follower.capability=1:100:log', 'Leader.capability=1..4'], {
        method,
        points: 64,
      })(model);
      const points = await sweepPoints(design, '1', undefined);
      expect(points).toHaveLength(64);
      expect(await sweepPoints(design, '1', undefined)).toEqual(points);
      expect(await sweepPoints(design, '2', undefined)).not.toEqual(points);
      const columns = [0, 1, 2].map((index) => points.map((values) => values[index] as number).sort((a, b) => a - b));
      // One in each of 64 strata, even in the logarithm for the second, 16 of each whole number for the third.
      expect(columns[0]?.every((value, k) => Math.floor(value * 6.4) === k)).toBe(true);
      expect(columns[1]?.every((value, k) => Math.floor(Math.log10(value) * 32) === k)).toBe(true);
      expect(columns[2]).toEqual([1, 2, 3, 4].flatMap((whole) => new Array<number>(16).fill(whole)));
    }
  });

  it('have the rank correlations they are given', async () => {
    const { design } = designOf(['labs.caution=0:5', 'Follower.capability=0:1'], {
      method: 'lhs',
      points: 200,
      correlations: [{ between: ['labs.caution', 'Follower.capability'], correlation: 0.7 }],
    })(await openFixture(twoLabs));
    const out = join(newFolder(), 'correlated');
    const { summary } = await runStudy({
      reference: twoLabs,
      plan: () => ({ design: { ...design, runs: 1 } }),
      out,
      workers: 1,
    });
    const [one] = (summary as unknown as { inputCorrelations: { between: string[]; spearman: number }[] })
      .inputCorrelations;
    expect(one?.between).toEqual(['labs.caution', 'Follower.capability']);
    expect(Math.abs((one?.spearman ?? 0) - 0.7)).toBeLessThan(0.02);
  });

  it('are those of a table', async () => {
    const text = 'Follower.capability,labs.caution\r\n0,2\r\n-1,0.5\r\n';
    const { table } = readTable({ name: 'points.csv', text });
    const plan = (model: Model) => ({
      ...designOf(['Follower.capability=0,-1', 'labs.caution=2,0.5'], { method: 'table', points: 2 })(model),
      ...(table === undefined ? {} : { table: { name: 'points.csv', bytes: new TextEncoder().encode(text), table } }),
    });
    const out = join(newFolder(), 'table');
    const { manifest } = await swept(out, { plan });
    expect(manifest.sources.at(-1)).toMatchObject({ role: 'table', name: 'points.csv' });
    const rows = await readParquet(join(out, 'points.parquet'));
    expect(rows.map((row) => [row['parameter.Follower.capability'], row['parameter.labs.caution']])).toEqual([
      [0, 2],
      [-1, 0.5],
    ]);
    expect(await replayStudy(out, { workers: 1 })).toMatchObject({ ok: true, mismatches: [] });
  });
});

describe('results of a sweep', () => {
  it('are the same bytes for any number of threads, verify, and come out the same when repeated', async () => {
    const folder = newFolder();
    const files = await Promise.all(
      [1, 2, 3].map(async (workers) => {
        const out = join(folder, String(workers));
        await swept(out, { workers });
        return filesOf(out);
      }),
    );
    expect(files[1]).toEqual(files[0]);
    expect(files[2]).toEqual(files[0]);
    expect(Object.keys(files[0] ?? {}).sort()).toEqual([
      ...[
        '/data-dictionary.csv',
        '/manifest.json',
        '/points.csv',
        '/points.parquet',
        '/resolved.json',
        '/runs.parquet',
      ],
      ...['/sources/00-two-labs.yaml', '/sources/01-logit.yaml', '/sources/index.json', '/summary.json'],
    ]);
    const out = join(folder, '1');
    expect(await verifyResults(out)).toMatchObject({ damages: [], extra: [] });
    expect(await replayStudy(out, { workers: 2 })).toMatchObject({ ok: true, mismatches: [] });
  });

  it('have the runs of every point, and shares of these', async () => {
    const out = join(newFolder(), 'sweep');
    await swept(out);
    const points = await readParquet(join(out, 'points.parquet'));
    const runs = await readParquet(join(out, 'runs.parquet'));
    expect(points).toHaveLength(6);
    expect(runs).toHaveLength(240);
    for (const point of points) {
      const own = runs.filter((run) => run.point === point.point);
      expect(own.map(({ run }) => run)).toEqual(Array.from({ length: 40 }, (_, run) => run));
      for (const outcome of ['catastrophe', 'horizon'])
        expect(point[`outcome.${outcome}`]).toBe(own.filter((run) => run.outcome === outcome).length / 40);
    }
  });

  it('are not made again; another design, or other runs, are refused with the difference', async () => {
    const out = join(newFolder(), 'sweep');
    const { manifestSha256 } = await swept(out);
    expect(await swept(out)).toMatchObject({ alreadyComplete: true, manifestSha256 });
    const other = swept(out, { plan: designOf(['labs.caution=0:2:5', 'Follower.capability=-1,0']) });
    await expect(other).rejects.toThrow(/--vary labs\.caution/);
    await expect(
      swept(out, { plan: designOf(['labs.caution=0:2:3', 'Follower.capability=-1,0'], { runs: 50 }) }),
    ).rejects.toThrow(/runs: there 40, now 50/);
    await expect(swept(out, { seed: 'x' })).rejects.toThrow(/seed/);
  });

  it('go on where they were interrupted, to the same bytes; something else is then refused', async () => {
    const folder = newFolder();
    const whole = await swept(join(folder, 'whole'));
    const out = join(folder, 'cut');
    for (const after of [40, 120]) {
      const control = new AbortController();
      const progress = ({ runs }: { runs: number }): void => {
        if (runs >= after) control.abort(new Error('enough'));
      };
      await expect(swept(out, { signal: control.signal, progress })).rejects.toThrow('enough');
    }
    expect(readdirSync(join(out, '.shards')).length).toBeGreaterThan(1);
    await expect(swept(out, { seed: 'other' })).rejects.toThrow(/something else was begun there \(seed/);
    const counted: number[] = [];
    const done = await swept(out, { progress: ({ runs }) => counted.push(runs) });
    expect(done.manifestSha256).toBe(whole.manifestSha256);
    expect(readdirSync(out)).not.toContain('.shards');
    expect(readdirSync(out)).not.toContain('plan.json');
  });

  it('count failed runs, and leave them out of shares', async () => {
    const out = join(newFolder(), 'failing');
    const { summary } = await runStudy({
      ...{ reference: fuses, out, workers: 1 },
      plan: designOf(['fuse=4,5'], { runs: 600 }),
    });
    expect(summary).toMatchObject({ points: 2, runs: 1200, failedRuns: 600 });
    const [bang, failed] = await readParquet(join(out, 'points.parquet'));
    expect(bang).toMatchObject({ runs: 600, failed: 0, 'outcome.bang': 1, 'measure.length.n': 600 });
    expect(failed).toMatchObject({ runs: 600, failed: 600, 'outcome.bang': null, 'measure.length.n': 0 });
  });

  it('say what is in no table, since the first point has no such player', async () => {
    const reference = join(newFolder(), 'many.yaml');
    const text = readFileSync(twoLabs, 'utf8')
      .replace(
        '- {name: Follower, capability: 0.1, caution: 0.3}',
        '- {name: Follower, count: followers, caution: 0.3}',
      )
      .replace(
        'parameters:',
        'parameters:\n  followers: {unit: "1", range: [1, 5], default: 2, doc: how many, source: assumption}',
      )
      .replace('measures: [labs.capability, labs.stance]', 'measures: {skill: {unit: OOM, final: labs.capability}}');
    writeFileSync(reference, text);
    const swept = async (levels: string) => {
      const { summary } = await runStudy({
        ...{ reference, out: join(newFolder(), 'many'), workers: 1 },
        plan: designOf([`followers=${levels}`], { runs: 5 }),
      });
      return summary.notInTables;
    };
    expect(await swept('1,3')).toContain('measure.skill.Follower 3');
    expect(await swept('3,1')).toBeUndefined();
  });

  it('are damaged where somebody changed them', async () => {
    const out = join(newFolder(), 'sweep');
    await swept(out);
    writeFileSync(join(out, 'points.csv'), 'nothing');
    const { damages } = await verifyResults(out);
    expect(damages.map(({ file }) => file)).toEqual(['points.csv']);
    expect(await replayStudy(out, { workers: 1 })).toMatchObject({ ok: false });
  });
});
