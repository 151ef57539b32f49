// Which parameter matters: the words, the document, and what is refused.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sensitivityNotes, sensitivityText } from '../../bin/terminal/sensitivity-summary.ts';
import { effectCells, indexCells, intervalWords, shareWords } from '../../bin/terminal/sensitivity-words.ts';
import type { SensitivityDesign } from '../../engine/experiment/study/design.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import { root, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-sensitivity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = join(root, 'test/experiment/study/known.yaml');
const corner = join(root, 'test/experiment/study/corner.yaml');
const out = join(folder, 'known');
const sensitivity = (...flags: string[]) => say(['sensitivity', known, '--workers', '1', ...flags]);
const linear = ['--output', 'linear', '--rows', '8', '--runs', '4'];
const sobol = [
  '--method',
  'sobol',
  '--output',
  'linear',
  '--rows',
  '64',
  '--runs',
  '4',
  '--vary',
  'y',
  '--vary',
  'z',
  '--vary',
  'idle',
];

describe('sensitivity', () => {
  it('tells effects by size, levers apart, and what changes nothing', async () => {
    const { code, out: said, err } = await sensitivity(...linear, '--out', out);
    expect(code).toBe(0);
    expect(said.split('\n')[0]).toMatch(
      /^known · Morris, 8 trajectories over 10 parameters: 88 points × 4 runs = 352 runs · 1 year · seed 1 · \d+\.\d s$/,
    );
    expect(said).toMatch(
      /\n {2}linear is -?[\d.]+ points on average over these ranges, which need not be what it is as/,
    );
    expect(said).toMatch(
      /\n {2}clearly above noise: 1 of 9 assumptions\n {4}assumption +over +effect \(95 %\) +direction /,
    );
    expect(said).toMatch(/\n {4}y +0 to 1 +4 +raises it +0 +0\n/);
    expect(said).toMatch(/\n {2}clearly above noise: 1 of 1 lever\n {4}lever .*\n {4}z +0 to 1 +2 +raises it +0 +0\n/);
    expect(said).toMatch(/\n {4}changed nothing in any run: x, steps, idle, drawn, favoured, agents\.weight, /);
    expect(said).toMatch('effect: mean change of linear in points over the whole range, whatever its sign');
    expect(said).toMatch('in this model, not a cause in the world');
    expect(err).toMatch(/Morris, 8 trajectories over 10 parameters: 88 points × 4 runs = 352 runs\n/);
    expect(err.trimEnd().split('\n').at(-1)).toMatch(
      /^ {2}next: detente threshold \S+known\.yaml --vary y=0:1 --until 'linear >= -?[\d.]+' --flips none$/,
    );
  });

  it('gives the document of the contract', async () => {
    const { code, out: said } = await sensitivity(...linear, '--out', out, '--json');
    expect(code).toBe(0);
    const document = JSON.parse(said);
    expect(document).toMatchObject({
      ...{ schemaVersion: 1, results: out, scenario: 'known', seed: '1', method: 'morris', output: 'linear' },
      ...{
        rows: 8,
        runsPerPoint: 4,
        points: 88,
        runs: 352,
        failedRuns: 0,
        missing: 0,
        resolved: true,
        trajectories: 8,
      },
      leftOut: [{ path: 'never', reason: 'endless' }, { path: 'twice' }, { path: 'endless' }],
    });
    const y = document.inputs.find(({ path }: { path: string }) => path === 'y');
    expect(y).toMatchObject({ role: 'assumption', unit: '1', values: { kind: 'range', lo: 0, hi: 1 }, clear: true });
    for (const key of ['mu', 'muLo95', 'muHi95', 'muStar', 'muStarLo95', 'muStarHi95'])
      expect(y[key], key).toBeCloseTo(4, 6);
    expect(Object.keys(y)).toEqual(expect.arrayContaining(['sigma', 'sigmaLo95', 'sigmaHi95', 'noise', 'floor']));
  });

  it('by Sobol’ tells the share of luck, groups and joint effects', async () => {
    const { code, out: said } = await sensitivity(...sobol, '--out', join(folder, 'sobol'));
    expect(code).toBe(0);
    expect(said).toMatch(/Sobol', 64 rows over 3 parameters: 448 points × 4 runs = 1,792 runs/);
    expect(said).toMatch(/how linear comes out in a single world: \d+ % \(\d+–\d+ %\) of its variance is luck/);
    expect(said).toMatch(/\n {4}y +0 to 1 +\d+ % \(\d+–\d+ %\) +\d+ % \(\d+–\d+ %\)\n/);
    expect(said).toMatch(/\n {4}changed nothing in any run: idle\n/);
    expect(said).toMatch(/\n {4}all levers +\d+ %.*\n {4}all assumptions +\d+ %/);
    expect(said).toMatch(/joint effects of several: -?\d+ % \(/);
    const document = JSON.parse((await sensitivity(...sobol, '--out', join(folder, 'sobol'), '--json')).out);
    expect(document).toMatchObject({
      method: 'sobol',
      resolved: true,
      groups: [{ name: 'levers' }, { name: 'assumptions' }],
    });
    for (const key of ['first', 'firstLo95', 'firstHi95', 'total', 'totalLo95', 'totalHi95'])
      expect(document.inputs[0][key], key).toEqual(expect.any(Number));
    expect(document.noiseShareLo95).toBeLessThan(document.noiseShare);
  });

  it('takes nothing for clear where one run of each point tells no effect from chance', async () => {
    for (const method of ['morris', 'sobol']) {
      const asked = ['--output', 'turned', '--vary', 'x', '--vary', 'idle', '--runs', '1', '--rows', '32'];
      const { code, out: said } = await sensitivity(
        ...asked,
        '--method',
        method,
        '--out',
        join(folder, `one-${method}`),
      );
      expect(code).toBe(0);
      expect(said).toMatch(
        'one run of each point: what chance changed counts as an effect; --runs 2 or more tells them',
      );
      expect(said).toMatch(/\n {2}with an effect, chance included: 1 of 2 assumptions\n/);
      expect(said).not.toMatch('clearly above noise');
    }
  });

  it('says plainly that noise hides all, or that there is nothing', async () => {
    const nothing = ['--output', 'linear', '--vary', 'idle', '--vary', 'drawn', '--runs', '2'];
    for (const method of ['morris', 'sobol']) {
      const {
        code,
        out: said,
        err,
      } = await sensitivity(...nothing, '--method', method, '--rows', '8', '--out', join(folder, `nothing-${method}`));
      expect(code).toBe(0);
      expect(said).toMatch('noise hides all effects on linear, or there are none: more --runs or --rows would tell');
      expect(err).not.toMatch('next:');
    }
    const argv = [...nothing, '--method', 'sobol', '--rows', '8', '--out', join(folder, 'nothing-sobol'), '--json'];
    const document = JSON.parse((await sensitivity(...argv)).out);
    expect(document).toMatchObject({ resolved: false, groups: [] });
    expect(document.inputs[0]).not.toHaveProperty('first');
  });

  it('of an end tells effects in percentage points', async () => {
    const flags = ['--output', 'turned', '--vary', 'x', '--vary', 'idle', '--rows', '10', '--runs', '40'];
    const { out: said } = await sensitivity(...flags, '--out', join(folder, 'turned'));
    expect(said).toMatch(/turned is \d+ % on average over these ranges/);
    expect(said).toMatch(/mean change of turned in percentage points/);
    expect(said).toMatch(/\n {4}x +0 to 1 +\d\d\.?\d? \(\d\d\.?\d?–\d+\.?\d?\) +raises it /);
  });

  it('counts runs that fail or have no number, and ends with 3 where many failed', async () => {
    const argv = ['sensitivity', corner, '--workers', '1', '--runs', '4', '--out', join(folder, 'corner')];
    const { code, out: said, err } = await say([...argv, '--vary', 'x', '--vary', 'y']);
    expect(code).toBe(3);
    expect(said).toMatch(/\d+ of 240 runs failed\n/);
    expect(said).toMatch('such a run is left out at every point of its row');
    expect(said).toMatch(/\n {4}x +0 to 1 .* lowers it /);
    expect(err).toMatch(/of 240 runs failed, at \d+ points/);
    const most = await say([...argv.slice(0, -1), join(folder, 'most'), '--vary', 'x=0.7:1', '--vary', 'most=0:1.5']);
    expect(most.code).toBe(3);
    expect(most.out).toMatch(/ {2}no answer: .* too few are left to compare/);
    const late = ['--output', 'late', '--vary', 'x=0:0.4', '--vary', 'y=0:0.4'];
    const some = await say([...argv.slice(0, -1), join(folder, 'late'), ...late]);
    expect(some.code).toBe(0);
    expect(some.out).toMatch(/\d+ of 240 runs have no number for late\n/);
  });

  it('has a draft of fewer rows', async () => {
    const { out: said } = await sensitivity('--vary', 'x', '--draft', '--runs', '1', '--out', join(folder, 'draft'));
    expect(said).toMatch(/^known · DRAFT · Morris, 5 trajectories over 1 parameter: 10 points × 1 run = 10 runs/);
  });

  it.each([
    [['--output', 'lineer'], /no such end or measure/, /there are turned, horizon, failed, linear/],
    [['--method', 'prim'], /expected morris or sobol, got "prim"/, /./],
    [['--rows', '1'], /morris needs at least 2, got 1/, /./],
    [['--method', 'sobol', '--rows', '4'], /sobol needs at least 8, got 4/, /./],
    [['--vary', 'endless'], /no range/, /endless=lo:hi/],
    [['--vary', 'x=1:0'], /lower end first/, /path=lo:hi/],
    [['--runs', 'many'], /whole number from 1 to /, /./],
    [['--out', known], /is a file/, /folder/],
  ])('refuses %j', async (flags, sentence, hint) => {
    const { code, out: said, err } = await sensitivity(...flags);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(err).toMatch(sentence);
    expect(err).toMatch(hint);
  });
});

describe('words of a sensitivity analysis', () => {
  const factor: Factor = {
    ...{ path: 'x', label: 'x', unit: '1', role: 'assumption' },
    values: { kind: 'range', lo: 0, hi: 1, log: false },
  };
  const interval = (estimate: number, lo95: number, hi95: number) => ({ estimate, lo95, hi95 });

  it('say a direction only where it is clear', () => {
    const cells = (lo: number, hi: number, of = factor) =>
      effectCells(
        of,
        {
          mu: interval((lo + hi) / 2, lo, hi),
          muStar: interval(1, 0.5, 2),
          sigma: interval(0, 0, 0),
          noise: 0.1,
          floor: 0.05,
          clear: true,
        },
        false,
      );
    expect(cells(0.1, 1)).toEqual(['x', '0 to 1', '1.0 (0.5–2.0)', 'raises it', '0', '0.05']);
    expect(cells(-1, -0.1)[3]).toBe('lowers it');
    expect(cells(-1, 1)[3]).toBe('not clear');
    expect(cells(0.1, 1, { ...factor, values: { kind: 'levels', levels: ['a', 'b'] } })[3]).toBe('');
  });

  it('show shares outside 0 and 1 as they are', () => {
    expect(shareWords(interval(-0.001, -0.08, 0.02))).toBe('0 % (-8 to 2 %)');
    expect(shareWords(interval(0.5, 0.4, 0.6))).toBe('50 % (40–60 %)');
    expect(shareWords(interval(0, 0, 0))).toBe('0 %');
    expect(intervalWords(interval(3, 3, 3))).toBe('3');
    expect(intervalWords(interval(-3, -4, -2))).toBe('-3 (-4 to -2)');
    expect(indexCells(factor, { first: interval(0.1, 0, 0.2), total: interval(0.3, 0.2, 0.4), changed: true })).toEqual(
      [...['x', '0 to 1', '30 % (20–40 %)', '10 % (0–20 %)']],
    );
  });

  it('count points and runs beforehand', () => {
    const design: SensitivityDesign = {
      ...{ kind: 'sensitivity', method: 'sobol', rows: 100, runs: 10, output: 'y' },
      factors: [factor, { ...factor, path: 'z', role: 'lever' }],
    };
    expect(sensitivityText(design)).toBe("Sobol', 100 rows over 2 parameters: 600 points × 10 runs = 6,000 runs");
    expect(sensitivityNotes(design)[0]).toMatch(/100 rows .* do not fill the space evenly: take 64 or 128/);
    expect(sensitivityNotes({ ...design, rows: 64 })).toHaveLength(1);
    const morris: SensitivityDesign = { ...design, method: 'morris', rows: 10 };
    expect(sensitivityNotes(morris)).toEqual([
      'Morris, 10 trajectories over 2 parameters: 30 points × 10 runs = 300 runs',
    ]);
  });
});
