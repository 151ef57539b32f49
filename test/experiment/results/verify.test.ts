import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonText } from '../../../engine/experiment/json.ts';
import type { Manifest } from '../../../engine/experiment/results/manifest.ts';
import { openResults } from '../../../engine/experiment/results/open-results.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { type Damage, verifyResults } from '../../../engine/experiment/results/verify.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { compareCsv } from '../../../engine/experiment/tables/compare-csv.ts';
import * as fc from '../../properties/seeded.ts';

const root = mkdtempSync(join(tmpdir(), 'detente-verify-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const whole = join(root, 'whole');
let manifest = {} as Manifest;
let manifestSha256 = '';

beforeAll(async () => {
  const reference = join(import.meta.dirname, '../../fixtures/two-labs.yaml');
  ({ manifestSha256 } = await runExperiment({ reference, runs: 60, out: whole, format: ['parquet', 'csv'] }));
  manifest = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8')) as Manifest;
});

let copies = 0;
/** The results once more, to be damaged. */
const copy = (): string => {
  copies += 1;
  const folder = join(root, String(copies));
  cpSync(whole, folder, { recursive: true });
  return folder;
};

const brief = (damages: readonly Damage[]): string[] => damages.map(({ file, kind }) => `${file}: ${kind}`);

const damagesOf = async (folder: string): Promise<string[]> => brief((await verifyResults(folder)).damages);

const withManifest = (change: (manifest: Manifest) => object): string => {
  const folder = copy();
  writeFileSync(join(folder, 'manifest.json'), jsonText(change(structuredClone(manifest))));
  return folder;
};

describe('results as they were written', () => {
  it('are whole', async () => {
    expect(await verifyResults(whole)).toMatchObject({
      manifestSha256,
      checked: Object.keys(manifest.files).length,
      damages: [],
      extra: [],
      notCovered: ['environment.json'],
    });
  });

  it('are whole with their tables as CSV, which are compared byte by byte', async () => {
    const { tables } = await verifyResults(whole);
    expect(tables).toEqual(expect.arrayContaining(['runs.csv', 'ticks.csv']));
  });

  it('may have strange files beside them', async () => {
    const folder = copy();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'sources/more.yaml'), 'mine');
    mkdirSync(join(folder, 'report'));
    writeFileSync(join(folder, 'report/brief-a4.png'), 'a picture');
    expect(await verifyResults(folder)).toMatchObject({ damages: [], extra: ['notes.txt', 'sources/more.yaml'] });
  });
});

describe('damage', () => {
  it('is found in every file, whatever byte it is', async () => {
    const names = Object.keys(manifest.files);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, at, change) => {
          const folder = copy();
          const path = join(folder, name);
          const bytes = readFileSync(path);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ change;
          writeFileSync(path, bytes);
          expect(await damagesOf(folder)).toEqual([`${name}: changed`]);
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is named for each file by what happened to it', async () => {
    const folder = copy();
    const { bytes } = manifest.files['runs.parquet'] ?? { bytes: 0 };
    truncateSync(join(folder, 'runs.parquet'), 100);
    rmSync(join(folder, 'ticks.parquet'));
    appendFileSync(join(folder, 'summary.csv'), 'x');
    rmSync(join(folder, 'resolved.json'));
    mkdirSync(join(folder, 'resolved.json'));
    const { damages, tables, notCovered } = await verifyResults(folder);
    expect(Object.fromEntries(damages.map(({ file, detail }) => [file, detail]))).toEqual({
      'runs.parquet': `truncated: 100 of ${bytes} bytes`,
      'ticks.parquet': 'missing',
      'summary.csv': expect.stringMatching(/^longer than it was: \d+ bytes, expected \d+$/),
      'resolved.json': 'no ordinary file',
    });
    // Nothing to compare them with.
    expect(tables).not.toContain('runs.csv');
    expect(notCovered).toEqual(expect.arrayContaining(['runs.csv', 'ticks.csv']));
  });

  it('does not wait for a pipe', async () => {
    const folder = copy();
    rmSync(join(folder, 'summary.json'));
    execFileSync('mkfifo', [join(folder, 'summary.json')]);
    expect(await damagesOf(folder)).toEqual(['summary.json: unreadable']);
  });

  it('of a table as CSV is told with its first line', async () => {
    const folder = copy();
    const lines = readFileSync(join(folder, 'runs.csv'), 'utf8').split('\n');
    lines[7] = `${lines[7]}0`;
    writeFileSync(join(folder, 'runs.csv'), lines.join('\n'));
    expect((await verifyResults(folder)).damages).toEqual([
      { file: 'runs.csv', kind: 'changed', detail: 'is not what runs.parquet holds, from line 8 on' },
    ]);
  });

  it('of a manifest is found: half of one, one of something else inside, one that was changed by hand', async () => {
    const torn = copy();
    truncateSync(join(torn, 'manifest.json'), 300);
    expect(await damagesOf(torn)).toEqual(['manifest.json: unreadable']);
    expect(await damagesOf(withManifest(() => ({ ...manifest, files: [] })))).toEqual(['manifest.json: unreadable']);
    expect(await damagesOf(withManifest(({ seed, ...rest }) => rest))).toEqual(['manifest.json: unreadable']);
    expect(await damagesOf(withManifest(({ design, ...rest }) => rest))).toEqual(['manifest.json: unreadable']);
    const unversioned = withManifest((one) => ({ ...one, versions: { ...one.versions, kernel: 'x' } }));
    expect(await damagesOf(unversioned)).toEqual(['manifest.json: unreadable']);
    expect(await damagesOf(withManifest((one) => ({ ...one, shardRums: 512 })))).toEqual(['manifest.json: unreadable']);
    const crowded = withManifest((one) => ({ ...one, files: { 'summary.json': { bytes: 1, sha256: '', name: 'x' } } }));
    expect(await damagesOf(crowded)).toEqual(['manifest.json: unreadable']);
    const changes: readonly ((manifest: Manifest) => object)[] = [
      (one) => ({ ...one, seed: '2' }),
      (one) => ({ ...one, set: [{ path: 'rate', value: '3' }] }),
      (one) => ({ ...one, arms: one.arms.map((arm) => ({ ...arm, done: arm.done + 1 })) }),
      (one) => ({ ...one, arms: one.arms.map((arm) => ({ ...arm, failed: arm.failed + 1 })) }),
      (one) => ({ ...one, scenario: 'other' }),
      (one) => ({ ...one, sources: one.sources.map((source) => ({ ...source, sha256: '0'.repeat(64) })) }),
      (one) => ({ ...one, files: { ...one.files, '../outside': { bytes: 1, sha256: '0' } } }),
    ];
    for (const change of changes) {
      const found = await damagesOf(withManifest(change));
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found)).toEqual(new Set(['manifest.json: inconsistent']));
    }
    const spaced = copy();
    writeFileSync(join(spaced, 'manifest.json'), JSON.stringify(manifest));
    expect(await damagesOf(spaced)).toEqual(['manifest.json: inconsistent']);
  });

  it('of a manifest that names another seed keeps everybody from reading it', () => {
    const folder = withManifest((one) => ({ ...one, seed: '2' }));
    expect(() => openResults(folder)).toThrow(/its manifest\.json has been changed: its input hash/);
  });

  it('is no matter where there are no results', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    await expect(verifyResults(empty)).rejects.toThrow(ResultsError);
    writeFileSync(join(empty, 'manifest.json'), '{"kind": "other"}');
    await expect(verifyResults(empty)).rejects.toMatchObject({ code: 'not-results' });
    await expect(verifyResults(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'no-results' });
  });

  it('leaves what it looks at as it is', async () => {
    const before = readdirSync(whole, { recursive: true });
    await verifyResults(whole);
    expect(readdirSync(whole, { recursive: true })).toEqual(before);
  });
});

describe('a table as CSV', () => {
  const table = (name: string): Promise<number | undefined> =>
    compareCsv(join(root, name), join(whole, 'runs.parquet'));

  it('differs from the line on where it does', async () => {
    const text = readFileSync(join(whole, 'runs.csv'), 'utf8');
    const lines = text.split('\n');
    const put = (content: string): string => {
      writeFileSync(join(root, 'table.csv'), content);
      return 'table.csv';
    };
    expect(await table(put(text))).toBeUndefined();
    expect(await table(put(text.replace('arm', 'Arm')))).toBe(1);
    expect(await table(put(text.replaceAll('\n', '\r\n')))).toBe(1);
    expect(await table(put(lines.slice(0, 10).join('\n')))).toBe(10);
    expect(await table(put(`${text}more\n`))).toBe(lines.length);
    expect(await table(put(''))).toBe(1);
  });
});
