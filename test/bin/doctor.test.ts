import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root, type Said, say, stackTrace } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = process.cwd();
afterEach(() => process.chdir(here));

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string; readonly warning?: true };
type Document = { readonly ok: boolean; readonly checks: readonly Check[] };

const failed = ({ checks }: Document): string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);

/** Two seconds of work on a quiet machine; tests share theirs. */
const patience = 60_000;

describe('doctor', () => {
  const place = join(folder, 'place');
  let said = {} as Said;
  let document = {} as Document;
  beforeAll(async () => {
    mkdirSync(place);
    process.chdir(place);
    said = await say(['doctor', '--json']);
    document = JSON.parse(said.out) as Document;
    process.chdir(here);
  }, patience);

  it('finds nothing wrong with a machine on which the other tests pass, and leaves nothing on it', () => {
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(document).toMatchObject({ schemaVersion: 1, ok: true });
    expect(failed(document)).toEqual([]);
    expect(document.checks.map(({ name }) => name)).toEqual([
      'Node',
      'Detente',
      'WebAssembly',
      'elementary functions',
      'random numbers',
      'a small run',
      'threads',
      'canvas',
      'fonts',
      'a chart',
      'results folder',
      'machine',
    ]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('draws the pixels that were expected, where the canvas is built alike', (context) => {
    const chart = document.checks.find(({ name }) => name === 'a chart');
    if (chart?.warning) context.skip(`on this machine: ${chart.detail}`);
    expect(chart).toEqual({ name: 'a chart', ok: true, detail: 'the same bytes twice, the pixels expected' });
  });

  it(
    'says in a table where results cannot be written',
    async () => {
      process.chdir(place);
      writeFileSync('results', 'a file');
      const { code, out, err } = await say(['doctor']);
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out).toMatch(/^ {2}elementary functions +ok +10 functions/m);
      expect(out).toMatch(/^ {2}results folder +FAIL +\S+results is no folder; runs here need --out$/m);
      expect(out).toMatch(/\n1 of 12 checks failed\n$/);
    },
    patience,
  );
});

describe('doctor of an installed package', () => {
  const installed = join(folder, 'installed');
  const script = join(installed, 'dist/workers/shard.worker.js');
  beforeAll(() => {
    for (const part of ['dist', 'scenarios', 'reports/fonts', 'package.json'])
      cpSync(join(root, part), join(installed, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'), 'junction');
  });

  const doctor = (flags: readonly string[] = []): { readonly code: number | null; readonly out: string } => {
    const argv = [join(installed, 'dist/bin/detente.js'), 'doctor', ...flags];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(stackTrace);
    return { code: status, out: stdout };
  };

  it('passes', { timeout: patience }, () => {
    const { code, out } = doctor();
    expect(out).toMatch(/\nall 12 checks passed\n$/);
    expect(code).toBe(0);
  });

  it('finds that runs and threads are not as they should be, and makes the other tests', { timeout: patience }, () => {
    const path = join(installed, 'scenarios/tutorial.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('default: 1.2', 'default: 1.3'));
    writeFileSync(script, 'throw new Error("broken");');
    const { code, out } = doctor(['--json']);
    const document = JSON.parse(out) as Document;
    expect({ code, failed: failed(document) }).toEqual({ code: 1, failed: ['a small run', 'threads'] });
    expect(document.checks).toHaveLength(12);
  });

  it('finds that files are gone', { timeout: patience }, () => {
    rmSync(script);
    rmSync(join(installed, 'reports/fonts'), { recursive: true });
    rmSync(join(installed, 'scenarios/tutorial.yaml'));
    const document = JSON.parse(doctor(['--json']).out) as Document;
    expect(failed(document)).toEqual(['WebAssembly', 'a small run', 'threads', 'canvas', 'fonts', 'a chart']);
    const detail = (name: string): string | undefined => document.checks.find((one) => one.name === name)?.detail;
    expect(detail('fonts')).toMatch('expected the Inter fonts');
    expect(detail('a small run')).toMatch('there is no scenario "tutorial"');
  });
});
