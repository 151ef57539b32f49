// compare in this process, with results in a folder of its own.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, progressLines, say, stackTrace } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const twoLabs = fixture('two-labs.yaml');
const out = join(folder, 'out');
const arm = ['--arm', 'careful:labs.caution=2'];
const compare = (...flags: string[]) => say(['compare', twoLabs, ...arm, '--runs', '64', '--out', out, ...flags]);

describe('compare', () => {
  it('says how each arm ended, how it differs, and what to do next', async () => {
    const { code, out: said, err } = await compare();
    expect(code).toBe(0);
    const lines = said.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^two-labs \| careful · 64 runs each, in the same worlds · 24 months · seed 1 · \d+\.\d s$/,
    );
    expect(lines[1]).toBe('  careful: two-labs with labs.caution = 2');
    expect(lines[2]).toMatch(/^ +two-labs +careful$/);
    expect(lines[3]).toMatch(/^ {2}Catastrophe +\d/);
    expect(lines[4]).toMatch(/^ {2}none of these within 24 months +\d/);
    expect(lines[6]).toBe('careful minus two-labs, 64 paired runs');
    expect(lines[7]).toMatch(/^ {2}Catastrophe +\S/);
    expect(lines.slice(-2)).toEqual([
      '  3 parameters: 0 sourced, 3 assumed · conditional on them; not a forecast',
      `→ ${out}`,
    ]);
    expect(err.replace(progressLines, '')).toBe(`  next: detente report ${out}\n`);
  });

  it('gives the document of the contract', async () => {
    const document = JSON.parse((await compare('--json')).out);
    expect(document).toMatchObject({
      schemaVersion: 1,
      results: out,
      baseline: 'two-labs',
      seed: '1',
      runs: 64,
      complete: true,
      alreadyComplete: true,
      arms: [
        { name: 'two-labs', scenario: 'two-labs', results: join(out, 'arms/two-labs'), outcomes: { horizon: {} } },
        { name: 'careful', set: [{ path: 'labs.caution', value: '2' }], runs: 64, measures: {} },
      ],
      unmatched: [],
      mismatches: [],
      manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(document.differences).toHaveLength(2);
    for (const difference of document.differences)
      expect(difference).toMatchObject({
        arm: 'careful',
        measure: expect.stringMatching(/^(catastrophe|horizon)$/),
        kind: 'outcome',
        estimate: expect.any(Number),
        lo95: expect.any(Number),
        hi95: expect.any(Number),
        n: 64,
        leftOut: 0,
      });
    const [, careful] = document.arms;
    const { outcomes } = JSON.parse(
      (await say(['run', twoLabs, '--runs', '64', '--set', 'labs.caution=2', '--out', join(folder, 'run'), '--json']))
        .out,
    );
    expect(careful.outcomes).toEqual(outcomes);
  });

  it('prints only the path with --quiet', async () => {
    expect(await compare('--quiet')).toEqual({ code: 0, out: `${out}\n`, err: '' });
  });

  it('takes another baseline, and says that nothing had to be run', async () => {
    const { out: said } = await compare('--baseline', 'careful');
    expect(said).toMatch('two-labs minus careful, 64 paired runs');
    expect((await compare('--baseline', 'careful')).out).toMatch('already complete, nothing to run');
    expect((await compare()).code).toBe(0);
  });

  it('tells many arms in a table of one number', async () => {
    const more = ['1', '1.5', '2.5', '3'].flatMap((value) => ['--arm', `c${value}:labs.caution=${value}`]);
    const many = join(folder, 'many');
    const { out: said, code } = await say(['compare', twoLabs, ...more, '--runs', '20', '--out', many]);
    expect(code).toBe(0);
    expect(said).toMatch(/\neach minus two-labs, 20 paired runs: Catastrophe\n/);
    for (const name of ['c1', 'c1.5', 'c2.5', 'c3']) expect(said).toMatch(new RegExp(`\n {2}${name} {2,}no `));
    expect(said).toMatch('every other number is in differences.csv');
    const narrow = await say(['compare', twoLabs, ...more, '--out', many, '--runs', '20', '--no-color'], {
      outIsTerminal: true,
      width: 80,
    });
    expect(said).toMatch('paired runs\n');
    expect(narrow.out).toMatch(/\n {2}c3 {2,}no /);
    expect(narrow.out).not.toMatch('would need');
  });

  it('fits a terminal', async () => {
    const { out: said } = await say(
      ['compare', 'frontier', 'pause-verified', '--runs', '60', '--out', join(folder, 'pause'), '--no-color'],
      { outIsTerminal: true, width: 100 },
    );
    expect(Math.max(...said.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(120);
    const [first = ''] = /^ {2}only pause-verified has .*$/m.exec(said) ?? [];
    expect(first.length).toBeGreaterThan(40);
    expect(first.length).toBeLessThanOrEqual(100);
    expect(said).toMatch(/\n {4}\S.* · |\n {4}Belief in/);
  });

  it('warns where arms mean different things by one name', async () => {
    const short = join(folder, 'short.yaml');
    writeFileSync(short, readFileSync(twoLabs, 'utf8').replace('horizon: 24', 'horizon: 12'));
    const { code, err } = await say([
      'compare',
      twoLabs,
      short,
      '--runs',
      '5',
      '--out',
      join(folder, 'short'),
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(err).toBe('warning the arms are not of one length: in two-labs 24 months; in short 12 months\n');
  });

  it('says that too many runs of an arm failed, with exit code 3', async () => {
    const fuses = join(import.meta.dirname, '../experiment/fuses.yaml');
    const argv = ['compare', fuses, '--arm', 'short:fuse=2', '--runs', '40', '--out', join(folder, 'fuses')];
    const { code, out: said, err } = await say(argv);
    expect(code).toBe(3);
    expect(said).toMatch(/ {2}fuses: \d+ of 40 runs failed and are in no pair/);
    expect(err).toMatch(/error fuses: \d+ of 40 runs failed.*\[many-runs-failed\]/);
    const document = JSON.parse((await say([...argv, '--json'])).out);
    expect(document).toMatchObject({ ok: false, baseline: 'fuses', problems: [{ code: 'many-runs-failed' }] });
  });
});

describe('a comparison is no results directory', () => {
  it.each([
    [['report', out, '--of', 'catastrophe'], 'holds a comparison', 'its figures are of all its arms'],
    [['trace', out, '--run', '1'], 'holds a comparison of several arms', 'arms/two-labs, .*arms/careful'],
    [['run', twoLabs, '--out', out], 'holds a comparison of several arms', 'name one of its arms'],
  ])('%j', async (argv, message, hint) => {
    const { code, err } = await say(argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toMatch(new RegExp(hint));
  });

  it('but cite takes it, with all its arms', async () => {
    const { code, out: cited } = await say(['cite', out]);
    expect(code).toBe(0);
    expect(cited).toMatch(/a comparison of 128 simulated runs/);
    expect(cited).toMatch(/Arms in the same worlds: two-labs \(baseline\), careful; 128 simulated runs/);
  });

  it('but verify and replay take it', async () => {
    const verified = await say(['verify', out]);
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.out).toMatch(/out: ok\n {2}comparison with two-labs · 2 arms · 64 runs each/);
    expect(verified.out).toMatch(/arms\/careful: ok\n/);
    expect(JSON.parse((await say(['verify', out, '--json'])).out)).toMatchObject({
      ok: true,
      verified: [{ kind: 'comparison', baseline: 'two-labs', arms: [{ name: 'two-labs', ok: true }, { ok: true }] }],
    });
    expect((await say(['replay', out, '--sample', '2'])).out).toMatch('ok: 4 runs repeated from the saved sources');
  });

  it('and report draws it, in pictures that verify knows', async () => {
    const report = await say(['report', out, '--page', 'figures', '--json']);
    expect(report.code).toBe(0);
    const { figures } = JSON.parse(report.out).reports[0];
    expect(figures.filter((path: string) => path.endsWith('.png')).slice(0, 2)).toEqual([
      join(out, 'report', 'risk-by-arm.png'),
      join(out, 'report', 'difference-end-catastrophe.png'),
    ]);
    const verified = await say(['verify', out]);
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.out).toMatch(/ {2}\d+ pictures in report are of these results/);
    const picture = await say(['verify', join(out, 'report', 'risk-by-arm.png')]);
    expect(picture.code).toBe(0);
    expect(picture.out).toMatch(/has this hash/);
    expect(picture.out).toMatch(/or +detente compare two-labs\.yaml --arm careful:labs\.caution=2 --runs 64 --seed 1/);
  });

  it('and verify finds what is wrong with it or with an arm', async () => {
    const table = join(out, 'differences.csv');
    const arms = join(out, 'arms/careful/summary.json');
    for (const path of [table, arms]) {
      const before = readFileSync(path);
      writeFileSync(path, before.subarray(1));
      const { code, out: said } = await say(['verify', out]);
      expect(code, path).toBe(1);
      expect(said).toMatch(/out: NOT AS IT WAS/);
      expect(said).toMatch(/(differences\.csv|summary\.json) +truncated/);
      writeFileSync(path, before);
    }
  });
});

describe('compare refuses', () => {
  it.each([
    [['frontier'], 'alone is one arm'],
    [['frontier', 'frontier'], 'two arms are called frontier'],
    [['frontier', 'no-such'], 'no-such'],
    [[join(folder, 'absent.yaml'), 'frontier'], 'absent.yaml'],
    [['frontier', '--arm', 'a/b:labs.belief=1'], 'it is no name of a folder'],
    [['frontier', '--arm', '..:labs.belief=1'], 'it is no name of a folder'],
    [['frontier', '--arm', 'frontier:labs.belief=1'], 'two arms are called frontier'],
    [['frontier', '--arm', 'labs.belief=1'], '--arm: expected name:path=value'],
    [['frontier', '--arm', 'a:labs.beleif=1'], 'leads nowhere'],
    [['frontier', '--arm', '--quiet'], '--arm: expected'],
    [['frontier', 'pause-verified', '--baseline', 'pause'], 'no arm is called'],
    [['frontier', 'pause-verified', '--runs', '0'], '--runs'],
    [['frontier', 'pause-verified', '--out', twoLabs], 'is a file, expected a folder'],
    [[], 'yaml'],
  ])('%j', async (argv, message) => {
    const { code, out: said, err } = await say(['compare', ...argv]);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(stackTrace);
  });
});
