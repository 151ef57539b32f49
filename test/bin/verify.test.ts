import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePng } from '../../reports/render/png-chunks.ts';
import { fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const base = join(folder, 'base');
let hash = '';
/** Two pictures of the report, whatever figures there are. */
let [first, second] = ['', ''];
let page = '';

beforeAll(async () => {
  const { out } = await say(['run', fixture('two-labs.yaml'), '--runs', '40', '--json', '--out', base]);
  hash = (JSON.parse(out) as { manifestSha256: string }).manifestSha256;
  expect((await say(['report', base, '--page', 'figures'])).code).toBe(0);
  [first = '', second = ''] = readdirSync(join(base, 'report')).filter((name) => name.endsWith('.png'));
  page = join(base, 'report', first);
}, 60_000);

let copies = 0;
const copy = (): string => {
  copies += 1;
  const path = join(folder, `copy-${copies}`);
  cpSync(base, path, { recursive: true });
  return path;
};

describe('verify a results directory', () => {
  it('says that all is as it was, and what nothing is known of', async () => {
    const { code, out, err } = await say(['verify', base]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(`${base}: ok\n`);
    expect(out).toMatch(/ {2}two-labs · 40 runs · seed 1 · Detente \S+\n/);
    expect(out).toMatch(`  manifest sha256 ${hash}\n`);
    expect(out).toMatch(/(\d+) of \1 files as the manifest has them\n/);
    expect(out).toMatch(/ {2}\d+ pictures in report are of these results\n/);
    expect(out).toMatch(/not covered, nothing to compare with: environment\.json, \d+ files of report\n$/);
  });

  it('names what is damaged, and the command that mends it does', async () => {
    const path = copy();
    truncateSync(join(path, 'runs.parquet'), 100);
    rmSync(join(path, 'summary.csv'));
    const { code, out } = await say(['verify', path]);
    expect(code).toBe(1);
    expect(out).toMatch(`${path}: NOT AS IT WAS\n`);
    expect(out).toMatch(/^ {2}runs\.parquet +truncated: 100 of \d+ bytes$/m);
    expect(out).toMatch(/^ {2}summary\.csv +missing$/m);
    const [, command = ''] = / {2}again: detente run (.*)\n/.exec(out) ?? [];
    expect(command).toBe(`two-labs.yaml --runs 40 --seed 1 --out ${path}`);
    const again = await say(['run', ...command.replace('two-labs.yaml', fixture('two-labs.yaml')).split(' ')]);
    expect(again.code).toBe(0);
    expect(await say(['verify', path])).toMatchObject({ code: 0, out: expect.stringContaining(hash) });
  });

  it('has the same to say as one document', async () => {
    const path = copy();
    rmSync(join(path, 'ticks.parquet'));
    const { code, out, err } = await say(['verify', base, path, '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      ok: false,
      verified: [
        { kind: 'results', path: base, ok: true, manifestSha256: hash, runs: 40, damages: [], redo: [] },
        {
          kind: 'results',
          path,
          ok: false,
          damages: [{ file: 'ticks.parquet', kind: 'missing', detail: 'missing' }],
          redo: [{ command: expect.stringMatching(/^detente run /), makes: expect.any(String) }],
        },
      ],
    });
  });

  it('finds pictures of other results, damaged ones, and leaves those of others alone', async () => {
    const path = copy();
    const other = join(folder, 'other');
    await say(['run', fixture('two-labs.yaml'), '--runs', '30', '--quiet', '--out', other]);
    await say(['report', other, '--page', 'figures', '--quiet']);
    cpSync(join(other, 'report', first), join(path, 'report', first));
    truncateSync(join(path, 'report', second), 5000);
    writeFileSync(join(path, 'report', 'empty.png'), '');
    writeFileSync(join(path, 'report', 'photo.png'), describePng(readFileSync(page), 300, { detente: 'mine' }));
    const { code, out } = await say(['verify', path, '--json']);
    expect(code).toBe(1);
    const [{ pictures }] = (JSON.parse(out) as { verified: [{ pictures: { file: string }[] }] }).verified;
    const of = (name: string): unknown => pictures.find(({ file }) => file === `report/${name}`);
    const others = expect.stringMatching(/^made from other results \([0-9a-f]{8}: two-labs, 30 runs, seed 1\)$/);
    expect(of(first)).toMatchObject({ belongs: false, detail: others });
    expect(of(second)).toMatchObject({ belongs: false, detail: expect.stringMatching(/^ends early/) });
    expect(of('empty.png')).toMatchObject({ belongs: false, detail: 'is empty' });
    expect(of('photo.png')).toBeUndefined();
    const words = await say(['verify', path]);
    expect(words).toMatchObject({ code: 1, out: expect.stringMatching(/^ {2}report\/empty\.png +is empty$/m) });
    expect(words.out).toMatch(`again: detente report ${path}\n`);
    expect(words.out).not.toMatch('again: detente run');
  });

  it('mends a table as CSV without playing', async () => {
    const path = copy();
    await say(['run', fixture('two-labs.yaml'), '--runs', '40', '--quiet', '--format', 'csv', '--out', path]);
    expect(await say(['verify', path])).toMatchObject({ code: 0, out: expect.stringContaining('runs.csv') });
    writeFileSync(join(path, 'runs.csv'), 'arm;run\r\n');
    const { code, out } = await say(['verify', path]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}runs\.csv +is not what runs\.parquet holds, from line 1 on$/m);
    const [, removed, command = ''] = / {2}again: rm (\S+) && detente run (.*)\n/.exec(out) ?? [];
    expect(removed).toBe(join(path, 'runs.csv'));
    rmSync(join(path, 'runs.csv'));
    await say(['run', ...command.replace('two-labs.yaml', fixture('two-labs.yaml')).split(' ')]);
    expect((await say(['verify', path])).code).toBe(0);
  });

  it('says what cannot be read, and looks at the others all the same', async () => {
    const loop = join(folder, 'loop.png');
    symlinkSync('loop.png', loop);
    const { code, out, err } = await say(['verify', loop, base]);
    expect(code).toBe(3);
    expect(err).toMatch(`cannot read ${loop}: its links lead in a circle  [cannot-read]`);
    expect(out).toMatch(`${base}: ok`);
  });

  it('tells results from what are none', async () => {
    for (const [path, words] of [
      [join(folder, 'nowhere'), /there is no such file or folder/],
      [folder, /holds no results .*\n {2}hint: name what is in it: detente verify \S+ …/],
      [join(base, 'manifest.json'), /name the folder it is in/],
      [fixture('two-labs.yaml'), /is no PNG/],
      ['/dev/null', /no ordinary file/],
    ] as const) {
      const { code, out, err } = await say(['verify', path]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(words);
    }
    const all = await say(['verify', join(folder, 'nowhere'), base]);
    expect(all).toMatchObject({ code: 2, out: expect.stringContaining(`${base}: ok`) });
    const { out } = await say(['verify', join(folder, 'nowhere'), base, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      verified: [
        { kind: 'refused', ok: false, problem: { code: 'no-results' } },
        { kind: 'results', ok: true },
      ],
    });
  });
});

describe('verify a picture', () => {
  it('says which results it is of, and that they are there', async () => {
    const { code, out, err } = await say(['verify', page]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(`${page}: ok\n`);
    expect(out).toMatch(/made from +two-labs · 40 runs · seed 1 · Detente \S+\n/);
    expect(out).toMatch(new RegExp(`results +${hash}\n`));
    expect(out).toMatch(`the manifest of ${base} has this hash\n`);
    expect(out).toMatch(`detente replay ${base}\n`);
    expect(out).toMatch(/or +detente run two-labs\.yaml --runs 40 --seed 1\n/);
    expect(out).not.toMatch('DRAFT');
  });

  it('says so of a draft, and of results that are not there', async () => {
    const draft = join(folder, 'draft');
    await say(['run', fixture('two-labs.yaml'), '--draft', '--set', 'labs.caution=0.7', '--quiet', '--out', draft]);
    await say(['report', draft, '--page', 'figures', '--quiet']);
    const alone = join(folder, 'alone.png');
    cpSync(join(draft, 'report', first), alone);
    rmSync(draft, { recursive: true });
    const { code, out } = await say(['verify', alone]);
    expect(code).toBe(0);
    expect(out).toMatch(`${alone}: says where it comes from\n`);
    expect(out).toMatch(/made from .* · DRAFT\n/);
    expect(out).toMatch(/changed +labs\.caution = 0\.7\n/);
    expect(out).toMatch(`not compared: ${draft} is not there\n`);
  });

  it('fails where the results it lies with are others by now', async () => {
    const path = copy();
    rmSync(join(path, 'report'), { recursive: true });
    await say(['run', fixture('two-labs.yaml'), '--runs', '50', '--quiet', '--out', path]);
    const stale = join(path, 'stale.png');
    const theirs = JSON.stringify({
      version: '0.1.0',
      scenario: 'two\u001b[31m-labs',
      seed: '1',
      runs: 40,
      scenarioHash: 'a',
      resultsHash: hash,
      directory: path,
      replay: `detente replay ${path}`,
    });
    writeFileSync(stale, describePng(readFileSync(page), 300, { detente: theirs }));
    const { code, out } = await say(['verify', stale]);
    expect(code).toBe(1);
    expect(out).toMatch(`${stale}: NOT OF THESE RESULTS\n`);
    expect(out).toMatch(`the manifest of ${path} has another hash: `);
    // What a file says of itself does not steer the terminal.
    expect(out).not.toMatch('\u001b');
    const { out: json } = await say(['verify', stale, '--json']);
    expect(JSON.parse(json)).toMatchObject({
      ok: false,
      verified: [{ kind: 'picture', ok: false, provenance: { runs: 40 }, results: { directory: path, agrees: false } }],
    });
  });

  it('fails for a damaged one', async () => {
    const bytes = readFileSync(page);
    const torn = join(folder, 'torn.png');
    writeFileSync(torn, bytes.subarray(0, 5000));
    expect(await say(['verify', torn])).toMatchObject({ code: 1, out: expect.stringContaining('ends early') });
    const rotten = join(folder, 'rotten.png');
    bytes[4000] = (bytes[4000] ?? 0) ^ 1;
    writeFileSync(rotten, bytes);
    expect(await say(['verify', rotten])).toMatchObject({
      code: 1,
      out: expect.stringContaining('fails its checksum'),
    });
  });
});
