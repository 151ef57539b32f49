// run, report, trace of results, replay: in this process, with results in a folder of its own.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const twoLabs = fixture('two-labs.yaml');
const out = join(folder, 'two-labs');
const run = (...flags: string[]) => say(['run', twoLabs, '--runs', '64', '--out', out, ...flags]);

describe('run', () => {
  it('ends in a short table, its limits, the path, and on stderr progress and the next command', async () => {
    const { code, out: said, err } = await run();
    expect(code).toBe(0);
    const [title = '', ...lines] = said.trimEnd().split('\n');
    expect(title).toMatch(/^two-labs · 64 runs · 24 months · seed 1 · \d+\.\d s$/);
    expect(lines).toEqual([
      expect.stringMatching(
        /^ {2}Catastrophe +(0 of 64 +\(upper bound \d\.\d %\)|\d+ % +\(95 %: [\d.]+–\d+ %\)( +about \d.*)?)$/,
      ),
      expect.stringMatching(/^ {2}none of these within 24 months +(\d+ %|64 of 64) +\(.+ %\)/),
      '  3 parameters: 0 sourced, 3 assumed · conditional on them; not a forecast',
      `→ ${out}`,
    ]);
    expect(err).toMatch(/^100 %: 64 of 64 runs · Catastrophe /m);
    expect(err.trimEnd().split('\n').at(-1)).toBe(`  next: detente report ${out} --page a4`);
  });

  it('does not run twice what is complete', async () => {
    const before = statSync(join(out, 'manifest.json')).mtimeMs;
    const { code, out: said } = await run();
    expect(code).toBe(0);
    expect(said).toMatch('already complete, nothing to run');
    expect(statSync(join(out, 'manifest.json')).mtimeMs).toBe(before);
  });

  it('gives the document of the contract', async () => {
    const { code, out: said } = await run('--json');
    expect(code).toBe(0);
    const document = JSON.parse(said);
    const share = {
      count: expect.any(Number),
      estimate: expect.any(Number),
      lo95: expect.any(Number),
      hi95: expect.any(Number),
    };
    expect(document).toMatchObject({
      schemaVersion: 1,
      results: out,
      scenario: 'two-labs',
      seed: '1',
      runs: 64,
      complete: true,
      failedRuns: 0,
      outcomes: { catastrophe: share, horizon: share },
      ticks: { mean: expect.any(Number) },
      measures: {},
      manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(document.outcomes.catastrophe.count + document.outcomes.horizon.count).toBe(64);
  });

  it('prints only the path with --quiet', async () => {
    expect(await run('--quiet')).toEqual({ code: 0, out: `${out}\n`, err: '' });
    const fresh = join(folder, 'fresh');
    expect(await say(['run', twoLabs, '--runs', '5', '--out', fresh, '--quiet'])).toEqual({
      code: 0,
      out: `${fresh}\n`,
      err: '',
    });
  });

  it('leaves other results alone, unless forced', async () => {
    const other = await run('--seed', '2');
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toMatch(/seed: there "1", now "2".*\[other-results\]\n.*--force/);
    expect((await run('--seed', '2', '--force', '--quiet')).code).toBe(0);
    expect(JSON.parse((await run('--seed', '2', '--json')).out).seed).toBe('2');
    expect((await run('--force', '--quiet')).code).toBe(0);
  });

  it('refuses a file as its folder, and a folder of somebody else', async () => {
    const file = join(folder, 'a file');
    writeFileSync(file, 'mine');
    const onFile = await say(['run', twoLabs, '--out', file]);
    expect(onFile).toMatchObject({ code: 2, out: '' });
    expect(onFile.err).toMatch(/a file is a file, expected a folder/);
    const onFolder = await say(['run', twoLabs, '--out', folder]);
    expect(onFolder).toMatchObject({ code: 2, out: '' });
    expect(onFolder.err).toMatch('[not-results]');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  const failing = (name: string, limit: string): string => {
    const path = join(folder, name);
    const next = `next:\n  labs:\n    capability: if(luck > ${limit}, log(-1), capability)\n`;
    const draw = 'draw:\n  labs:\n    luck: uniform(0, 1)\n';
    writeFileSync(
      path,
      `detente: 1\ntime: {tick: month, horizon: 12}\nplayers:\n  labs:\n    - {name: A}\nstate:\n  labs:\n    capability: {initial: 0}\n${next}${draw}`,
    );
    return path;
  };

  it('warns of runs that fail, by run, tick, variable and value, and goes on', async () => {
    const results = join(folder, 'some');
    const { code, out: said, err } = await say(['run', failing('some.yaml', '0.99'), '--runs', '50', '--out', results]);
    expect(code).toBe(0);
    const [warning = '', failedRun, tick] =
      /^warning run (\d+) failed in tick (\d+): state labs\.capability of A is NaN$/m.exec(err) ?? [];
    expect(warning).not.toBe('');
    expect(said).toMatch(/^ {2}\d+ of 50 runs failed and count in no share$/m);
    const told = await say(['trace', results, '--run', failedRun ?? '']);
    expect(told.out).toMatch(`failed in tick ${tick}: the state labs.capability of A is not a number`);
  });

  it('fails where all of them fail', async () => {
    const path = failing('all.yaml', '-1');
    const words = await say(['run', path, '--runs', '3', '--out', join(folder, 'all')]);
    expect(words).toMatchObject({ code: 3, out: '' });
    expect(words.err).toMatch('[all-runs-failed]');
    const json = await say(['run', path, '--runs', '3', '--out', join(folder, 'all'), '--json']);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, problems: [{ code: 'all-runs-failed' }] });
  });
});

describe('trace of results', () => {
  it('tells the run that was saved, with its seed and settings', async () => {
    const results = join(folder, 'seeded');
    await say(['run', twoLabs, '--runs', '20', '--seed', 'x', '--set', 'rate=2', '--out', results]);
    const saved = await say(['trace', results, '--run', '7', '--json']);
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(saved).toEqual(await say(['trace', twoLabs, '--run', '7', '--seed', 'x', '--set', 'rate=2', '--json']));
    expect(await say(['trace', results, '--run', '20'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('0 to 19'),
    });
  });
});

describe('report', () => {
  it('writes the page, and each figure with its numbers and its description', async () => {
    const { code, out: said, err } = await say(['report', out, '--page', 'a4']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const paths = said.trimEnd().split('\n');
    expect(paths[0]).toBe(join(out, 'report', 'brief-a4.png'));
    expect(
      readFileSync(paths[0] ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    for (const ending of ['.png', '.csv', '.alt.txt']) expect(paths.some((path) => path.endsWith(ending))).toBe(true);
    expect((await say(['report', out, '--quiet'])).out).toBe(`${paths[0]}\n`);
  });

  it('says what is no results directory', async () => {
    expect(await say(['report', join(folder, 'nowhere')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('[no-results]'),
    });
    expect((await say(['report', folder])).code).toBe(2);
    expect((await say(['report', twoLabs])).code).toBe(2);
  });
});

describe('replay', () => {
  it('repeats results from their own sources, and tells when they were changed', async () => {
    const { code, out: said } = await say(['replay', out, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ schemaVersion: 1, ok: true, mismatches: [] });
    expect((await say(['replay', out])).out).toMatch(/^ok: /);
    const summary = join(out, 'summary.csv');
    const text = readFileSync(summary, 'utf8');
    writeFileSync(summary, text.replace(/0\.\d/, '0.9'));
    const changed = await say(['replay', out, '--json']);
    writeFileSync(summary, text);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out).ok).toBe(false);
  });
});
