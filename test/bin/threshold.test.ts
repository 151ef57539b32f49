// Where an answer turns: the words, the document, and what is refused.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFlips } from '../../bin/commands/threshold.ts';
import { leftOutLine } from '../../bin/terminal/left-out-words.ts';
import { quantityWords, stepped } from '../../bin/terminal/threshold-words.ts';
import type { Judgement } from '../../engine/analysis/judge-condition.ts';
import { detente, root, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-threshold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = join(root, 'test/experiment/study/known.yaml');
const corner = join(root, 'test/experiment/study/corner.yaml');
const out = join(folder, 'known');
const threshold = (...flags: string[]) => say(['threshold', known, '--workers', '1', ...flags]);
const search = ['--vary', 'x', '--until', 'turned >= 0.5', '--runs', '200', '--flips', 'steps,favoured,z,idle'];

describe('threshold', () => {
  it('says where the answer turns, and what else would turn it', async () => {
    const { code, out: said, err } = await threshold(...search, '--out', out);
    expect(code).toBe(0);
    const lines = said.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^known · turned >= 0\.5 · \d+ points, the same 200 runs at each · 1 year · seed 1 · \d+\.\d s$/,
    );
    expect(lines[1]).toMatch(/^ {2}as things stand it does not hold: turned is \d+ % \(\d+–\d+ %\)$/);
    expect(said).toMatch(
      /\n {2}x from 0 to 1, everything else as it stands:\n {4}the answer flips from no to yes along x/,
    );
    expect(said).toMatch(/ at 0\.3\d+ \(95 % interval 0\.\d+–0\.\d+\): turned is /);
    expect(said).toMatch('  0 of 3 assumptions would turn it alone\n');
    expect(said).toMatch('  0 of 1 lever would turn it alone\n');
    expect(lines.at(-1)).toBe(`→ ${out}`);
    expect(err).toMatch(/about 30 points along the path, 2 for each of 4 parameters, .*, 200 runs at each point\n/);
    const next = err.trimEnd().split('\n').at(-1);
    expect(next).toMatch(/^ {2}next: detente compare \S+known\.yaml --arm turned:x=0\.3\d+ --runs 200$/);
  });

  it('is not played twice, and says the same', async () => {
    const { code, out: said, err } = await threshold(...search, '--out', out);
    expect(code).toBe(0);
    expect(said).toMatch('already complete, nothing to run');
    expect(said).toMatch(/the answer flips from no to yes along x/);
    expect(err).not.toMatch('about 30 points');
  });

  it('gives the document of the contract', async () => {
    const { code, out: said } = await threshold(...search, '--out', out, '--json');
    expect(code).toBe(0);
    const document = JSON.parse(said);
    expect(document).toMatchObject({
      ...{ schemaVersion: 1, results: out, scenario: 'known', seed: '1', until: 'turned >= 0.5', untilFrom: 'asked' },
      ...{ path: 'x', role: 'assumption', lo: 0, hi: 1, crossed: true, flips: [], untold: [], leftOut: [] },
      ...{ base: { holds: false, clear: true }, runsPerPoint: 200, failedRuns: 0 },
      steady: ['steps', 'favoured', 'z', 'idle'],
    });
    expect(document.lo95).toBeLessThan(document.crossing);
    expect(document.hi95).toBeGreaterThan(document.crossing);
    expect(document.stretches).toHaveLength(1);
    expect(document.points.length).toBeLessThan(document.pointsPlayed);
    expect(document.runs).toBe(200 * document.pointsPlayed);
    expect(document.points[0]).toMatchObject({ value: 0, holds: false, estimates: [{ name: 'turned', bound: 0.5 }] });
  });

  it('without a path tells the smallest moves, levers apart from assumptions', async () => {
    const { code, out: said } = await threshold('--until', 'stepped + 0 > 3', '--runs', '1');
    expect(code).toBe(2);
    expect(said).toBe('');
    const moves = await threshold('--until', 'linear > 3.9', '--runs', '40', '--out', join(folder, 'moves'));
    expect(moves.code).toBe(0);
    expect(moves.out).toMatch(/\n {2}1 of 11 assumptions would turn it alone\n/);
    expect(moves.out).toMatch(
      /\n {4}assumption +now +turns at +move +linear there +sure\?\n {4}y +0\.5 +0\.\d+ +\d+ % of 0–1 /,
    );
    expect(moves.out).toMatch(/\n {4}the other 10 do not, at either end or with any option\n/);
    expect(moves.out).toMatch(/\n {2}1 of 1 lever would turn it alone\n/);
    expect(moves.out).toMatch(
      /not moved: 1 with a range that has no end \(never\), 1 given by a formula \(twice\), 1 without/,
    );
    expect(moves.err).toMatch(/ --arm turned:y=0\.\d+ /);
  });

  it('fits its table to a narrow terminal, without the size of the move', async () => {
    const argv = ['threshold', known, '--workers', '1', '--until', 'linear > 3.9', '--runs', '40', '--no-color'];
    const { out: said } = await say([...argv, '--out', join(folder, 'moves')], { outIsTerminal: true, width: 90 });
    expect(said).toMatch('already complete');
    const [header = '', row = ''] = said.split('\n').filter((line) => /^ {4}(assumption|y) /.test(line));
    expect(header).toMatch(/^ {4}assumption +now +turns at +linear there +sure\?$/);
    expect(row).toMatch(/^ {4}y +0\.5 +0\.\d+ +[\d.]+ \(/);
    expect(row.length).toBeLessThanOrEqual(90);
  });

  it('asks for the headline where nothing is asked, and says so', async () => {
    const { out: said } = await threshold('--flips', 'x', '--draft', '--out', join(folder, 'headline'));
    expect(said).toMatch(/^known · DRAFT · turned >= 0\.5 · .* the same 200 runs/);
    expect(said).toMatch('no --until, so the headline is asked for');
    expect(said).toMatch(/\n {2}1 of 1 assumption would turn it alone\n/);
    expect(said).toMatch(/x +0\.1 +0\.\d+ +\d+ % of 0–1 .* clear at 1: /);
  });

  it('says that nothing turns, with the numbers at both ends', async () => {
    const { out: said } = await threshold(
      '--vary',
      'x=0:0.2',
      '--flips',
      'none',
      '--runs',
      '100',
      '--out',
      join(folder, 'no'),
    );
    expect(said).toMatch(/not crossed along x between 0 and 0\.2: turned is .* at 0 and .* at 0\.2/);
    const json = await threshold(
      '--vary',
      'x=0:0.2',
      '--flips',
      'none',
      '--runs',
      '100',
      '--out',
      join(folder, 'no'),
      '--json',
    );
    expect(JSON.parse(json.out)).toMatchObject({ crossed: false, crossing: null, lo95: null, hi95: null, flips: [] });
  });

  it('prints the path of the results with --quiet, and nothing else', async () => {
    const quiet = await threshold(...search, '--out', out, '--quiet');
    expect(quiet).toEqual({ code: 0, out: `${out}\n`, err: quiet.err });
    expect(quiet.err).not.toMatch('next:');
  });

  it('says that runs failed, and ends with 3 where many did', async () => {
    const argv = ['threshold', corner, '--vary', 'most=0:2', '--runs', '20', '--workers', '1', '--flips', 'none'];
    const { code, out: said, err } = await say([...argv, '--out', join(folder, 'corner')]);
    expect(code).toBe(3);
    expect(said).toMatch('the condition is "until" of the scenario');
    expect(said).toMatch(/no answer at most = 0: level is missing/);
    expect(said).toMatch(/\d+ of \d+ runs failed and count in no number/);
    expect(err).toMatch(/runs failed, at \d+ points/);
    const json = await say([...argv, '--out', join(folder, 'corner'), '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      crossed: null,
      missingAt: 0,
      problems: [{ code: 'many-runs-failed' }],
    });
  });

  it.each([
    [['--until', 'turnd > 0.5'], /no end or measure is called "turnd"/, /did you mean "turned"/],
    [['--vary', 'x', '--vary', 'y'], /searched along one path, got x, y/, /a sweep/],
    [['--vary', 'endless'], /no range/, /endless=lo:hi/],
    [['--vary', 'x=0.5,0.7', '--flips', 'none'], /needs a range, not a list/, /x=lo:hi/],
    [['--flips', 'x=0.5:1'], /it is 0\.1 now/, /./],
    [
      ['--flips', 'agents.weight=0:5'],
      /agents\.weight: the agents do not all have the same/,
      /name one of them: One\.weight/,
    ],
    [['--flips', 'x,'], /expected a path/, /./],
    [['--flips', 'none'], /nothing to search/, /--vary path=lo:hi/],
    [['--flips', '--json'], /needs a value/, /./],
    [['--runs', '0'], /whole number from 1 to /, /./],
    [['--out', known], /is a file/, /folder/],
  ])('refuses %j', async (flags, sentence, hint) => {
    const { code, out: said, err } = await threshold(...flags);
    expect({ code, said: flags.includes('--json') ? '' : said }).toEqual({ code: 2, said: '' });
    expect(`${err}${said}`).toMatch(sentence);
    expect(`${err}${said}`).toMatch(hint);
  });

  it('runs as a process on several threads, to the same bytes', async () => {
    const other = join(folder, 'threads');
    const { code } = await detente(['threshold', known, ...search, '--out', other, '--workers', '2', '--quiet']);
    expect(code).toBe(0);
    expect(readFileSync(join(other, 'manifest.json'))).toEqual(readFileSync(join(out, 'manifest.json')));
  });
});

describe('words of a threshold', () => {
  it('show as many decimals as a thousandth of the range needs, and three digits', () => {
    const shown = ([value, width]: readonly [number, number]): string => stepped(value, width);
    const cases = [
      [0.28125, 1],
      [2.8, 1000],
      [412.6, 1000],
      [1000.25, 2],
      [0.000214, 0.1],
      [0.5, 1],
      [6, 4],
      [-0.30001, 1],
      [0, 1],
    ] as const;
    expect(cases.map(shown)).toEqual(['0.281', '2.8', '413', '1000.25', '0.000214', '0.5', '6', '-0.3', '0']);
  });

  it('never say 0 % for none', () => {
    const judgement = (estimate: number, lo95: number, hi95: number, n: number, count?: number) =>
      ({ quantity: { estimate, lo95, hi95, n, ...(count === undefined ? {} : { count }) } }) as Judgement;
    expect(quantityWords(judgement(0, 0, 0.01, 400, 0))).toBe('0 of 400 (upper bound 1.0 %)');
    expect(quantityWords(judgement(0.5, 0.45, 0.55, 400, 200))).toBe('50 % (45–55 %)');
    expect(quantityWords(judgement(-1.25, -1.5, -1, 40))).toBe('-1.25 (-1.50 to -1.00)');
    expect(quantityWords(judgement(2, 2, 2, 40))).toBe('2');
    expect(quantityWords(judgement(Number.NaN, 0, 0, 0))).toBe('missing');
    expect(quantityWords(judgement(2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1))).toBe('2');
  });

  it('name what is not moved, and why', () => {
    expect(leftOutLine([], '--vary')).toEqual([]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, reason: 'endless' as const }));
    expect(leftOutLine([...many, { path: 'f', reason: 'schedule' }], '--vary')).toEqual([
      '  not moved: 5 with a range that has no end (a, b, c, …), 1 on a schedule (f); --vary path=lo:hi gives one a range',
    ]);
  });

  it('take flips as words or as paths', () => {
    expect(readFlips('all')).toBe('all');
    expect(readFlips(' none ')).toBe('none');
    expect(readFlips('a.b, c=0:1')).toMatchObject([
      { path: 'a.b', values: { kind: 'own' } },
      { path: 'c', values: { kind: 'range' } },
    ]);
  });
});
