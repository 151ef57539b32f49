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
  it('ends in a short table, its limits, the path, and on stderr the next command', async () => {
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
    expect(err.trimEnd().split('\n').at(-1)).toBe(`  next: detente report ${out} --page a4`);
  });

  it('does not run twice what is complete', async () => {
    const before = statSync(join(out, 'manifest.json')).mtimeMs;
    const { code, out: said } = await run();
    expect(code).toBe(0);
    expect(said).toMatch('already complete, nothing to run');
    expect(statSync(join(out, 'manifest.json')).mtimeMs).toBe(before);
  });

  it('says that more runs than asked for were there and are kept', async () => {
    const { code, out: said } = await say(['run', twoLabs, '--runs', '10', '--out', out]);
    expect(code).toBe(0);
    expect(said).toMatch(/^two-labs · 64 runs · .* · these 64 were there and are kept \(asked for 10\)\n/);
    expect(JSON.parse((await say(['run', twoLabs, '--runs', '10', '--out', out, '--json'])).out)).toMatchObject({
      runs: 64,
      asked: 10,
      alreadyComplete: true,
    });
    expect(JSON.parse((await run('--json')).out)).not.toHaveProperty('asked');
  });

  it('fits a narrow terminal without its last column, and keeps all in a pipe', async () => {
    const argv = ['run', 'frontier', '--runs', '300', '--out', join(folder, 'frontier')];
    const longest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));
    const piped = (await say(argv)).out;
    expect(longest(piped)).toBeGreaterThan(90);
    const wide = (await say([...argv, '--no-color'], { outIsTerminal: true, width: 120 })).out;
    expect(wide.split('\n').slice(1)).toEqual(piped.split('\n').slice(1));
    const narrow = (await say([...argv, '--no-color'], { outIsTerminal: true, width: 85 })).out;
    expect(longest(narrow.replaceAll(/^→.*$/gm, ''))).toBeLessThanOrEqual(85);
    expect(narrow).not.toMatch('runs\n  ');
    expect(narrow).toMatch(/Loss of control +\d+ % +\(95 %: \d+–\d+ %\)\n/);
    const denominators = [...piped.matchAll(/about \d+ in (\d+) runs/g)].map(([, of]) => of);
    expect(denominators.length).toBeGreaterThan(2);
    expect(new Set(denominators).size).toBe(1);
  });

  it('names the next command as it was called itself', async () => {
    const { err } = await say(['run', twoLabs, '--runs', '64', '--out', out], { calledAs: 'npx detente' });
    expect(err).toMatch(`  next: npx detente report ${out} --page a4\n`);
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

  const failedRun = { run: expect.any(Number), tick: expect.any(Number), name: 'labs.capability', player: 'A' };

  it('warns of at most one failed run in 100, by run, tick, variable and value, and goes on', async () => {
    const argv = ['run', failing('few.yaml', '0.9998'), '--runs', '1000', '--out', join(folder, 'few')];
    const { code, out: said, err } = await say(argv);
    expect(code).toBe(0);
    const [warning = '', run, tick] =
      /^warning failed: run (\d+) in tick (\d+): state labs\.capability of A is NaN$/m.exec(err) ?? [];
    expect(warning).not.toBe('');
    expect(said).toMatch(/^ {2}[1-9] of 1,000 runs failed and count in no share$/m);
    const told = await say(['trace', join(folder, 'few'), '--run', run ?? '']);
    expect(told.out).toMatch(
      `failed in tick ${tick} (t = ${Number(tick) - 1}): the state labs.capability of A is not a number`,
    );
    const { failedRuns, failures } = JSON.parse((await say([...argv, '--json'])).out);
    expect(failures).toHaveLength(failedRuns);
    expect(failures[0]).toMatchObject({ ...failedRun, run: Number(run), tick: Number(tick), value: 'NaN' });
  });

  it('fails where more runs fail, with its results written and nothing that looks fine', async () => {
    const results = join(folder, 'many');
    const argv = ['run', failing('many.yaml', '0.99'), '--runs', '50', '--out', results];
    const words = await say(argv);
    expect(words.code).toBe(3);
    expect(words.out).toMatch(/^ {2}\d+ of 50 runs failed and count in no share$/m);
    expect(words.err).toMatch(
      /error \d+ of 50 runs failed; the first is run \d+ in tick \d+: state labs\.capability of A is NaN {2}\[many-runs-failed\]/,
    );
    expect(words.err).not.toMatch('next:');
    const [, trace = ''] = /; detente (trace .*) shows how it came to that/.exec(words.err) ?? [];
    expect((await say(trace.split(' '))).out).toMatch(/failed in tick \d+ \(t = \d+\): the state labs\.capability/);
    expect(existsSync(join(results, 'manifest.json'))).toBe(true);

    // What is complete is not run again, and is no better for it.
    expect(await say([...argv, '--quiet'])).toMatchObject({ code: 3, out: `${results}\n` });
    const json = await say([...argv, '--json']);
    expect(json).toMatchObject({ code: 3, err: '' });
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      problems: [{ code: 'many-runs-failed' }],
      runs: 50,
      failures: expect.arrayContaining([expect.objectContaining(failedRun)]),
    });
  });

  it('says nothing of outcomes where all of them fail', async () => {
    const argv = ['run', failing('all.yaml', '-1'), '--runs', '3', '--out', join(folder, 'all')];
    const words = await say(argv);
    expect(words).toMatchObject({ code: 3, out: '' });
    expect(words.err).toMatch(/all 3 runs failed; the first is run 0 in tick 1: .*\[all-runs-failed\]/);
    const json = await say([...argv, '--json']);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      problems: [{ code: 'all-runs-failed' }],
      failures: [failedRun, failedRun, failedRun],
    });
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
    expect((await say(['report', out, '--quiet'])).out).toBe(`${paths[0]}\n${paths[1]}\n`);
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
