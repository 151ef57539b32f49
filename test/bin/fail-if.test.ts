// run --fail-if, and the other flags of run that leave something behind.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionNames, writtenName } from '../../engine/analysis/condition-names.ts';
import { quantityOf } from '../../engine/experiment/results/quantity-of.ts';
import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import { openFixture } from '../experiment/open-fixture.ts';
import { fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-fail-if-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Half of all runs end in harm; the gap is 3 in every run, and no run has a first tick of `never`. */
const coin = join(folder, 'coin.yaml');
const lone = 'players:\n  labs:\n    - {name: Lab 1}\n    - {name: Other}\n';
writeFileSync(
  coin,
  `detente: 1
time: {tick: month, horizon: 2}
${lone}draw:
  world:
    heads: {draw: bernoulli(0.5), per: run}
end:
  harm: {when: heads == 1 and t >= 1, kind: harm}
measures:
  gap: {final: "3"}
  never: {first: "0"}
  lost: {final: heads == 1}
  each: {final: labs.size}
state:
  labs:
    size: {initial: 2}
`,
);
const out = join(folder, 'coin');
const run = (...flags: string[]) => say(['run', coin, '--runs', '400', '--out', out, ...flags]);

beforeAll(async () => {
  const { code, err } = await run('--quiet');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('run --fail-if', () => {
  it('ends with 1 where it holds, and says by what evidence', async () => {
    const { code, out: said, err } = await run('--fail-if', 'harm > 0.2');
    expect(code).toBe(1);
    expect(said).toMatch(`→ ${out}\n`);
    expect(err).toMatch(
      /^check failed: harm > 0\.2 holds: \d+ % \(95 %: \d+–\d+ %\), 400 runs; the interval excludes 0\.2$/m,
    );
  });

  it('ends with 0 where it does not, and says when more runs would tell', async () => {
    const { code, err } = await run('--fail-if', '0.98 < harm', '--fail-if', 'harm < 0.48 and harm > 0.52');
    expect(code).toBe(0);
    expect(err).toMatch(/^check passed: 0\.98 < harm does not hold: .* the interval excludes 0\.98$/m);
    expect(err).toMatch(/the interval includes 0\.(48|52): more runs would tell$/m);
  });

  it('fails where one of several holds', async () => {
    expect((await run('--quiet', '--fail-if', 'harm > 0.9', '--fail-if', 'gap == 3')).code).toBe(1);
  });

  it('fails what cannot be told, and says why', async () => {
    const { code, err } = await run('--quiet', '--fail-if', 'never < 1');
    expect(code).toBe(1);
    expect(err).toBe('check failed: never < 1 cannot be told: no run has a number for never\n');
    expect((await run('--quiet', '--fail-if', 'not (never < 1)')).code).toBe(1);
    expect((await run('--quiet', '--fail-if', 'never < 1 and gap > 5')).code).toBe(0);
  });

  it('takes a truth value at the end for the share of runs that it is', async () => {
    const { err } = await run('--fail-if', 'lost > 0.2');
    expect(err).toMatch(/^check failed: lost > 0\.2 holds: \d+ % \(95 %: \d+–\d+ %\), 400 runs;/m);
    expect((await run('--fail-if', 'lost > 20')).err).toMatch('[out-of-range]');
  });

  it('names players by their names, with _ for a space', async () => {
    expect((await run('--quiet', '--fail-if', 'each[Lab_1] == 2 and each[Other] == 2')).code).toBe(1);
    expect((await run('--fail-if', 'each > 1')).err).toMatch(/write each\[Lab_1\], each\[Other\]/);
  });

  it('with --quiet says only what failed, with --json gives it in the document', async () => {
    expect(await run('--quiet', '--fail-if', 'harm > 0.9')).toEqual({ code: 0, out: `${out}\n`, err: '' });
    const { code, out: said } = await run('--json', '--fail-if', 'harm > 0.2', '--fail-if', 'never > 1');
    expect(code).toBe(1);
    const { checks, outcomes } = JSON.parse(said);
    expect(checks.failed).toBe(true);
    expect(checks.failIf).toEqual([
      {
        condition: 'harm > 0.2',
        failed: true,
        holds: true,
        comparisons: [
          {
            comparison: 'harm > 0.2',
            name: 'harm',
            operator: '>',
            bound: 0.2,
            estimate: outcomes.harm.estimate,
            lo95: outcomes.harm.lo95,
            hi95: outcomes.harm.hi95,
            n: 400,
            holds: true,
            intervalExcludesBound: true,
          },
        ],
      },
      expect.objectContaining({ failed: true, holds: null }),
    ]);
    expect(JSON.parse((await run('--json')).out)).not.toHaveProperty('checks');
  });

  it('refuses a wrong condition before anything is run', async () => {
    const nowhere = join(folder, 'nowhere');
    const wrong = await say(['run', coin, '--out', nowhere, '--fail-if', 'harn > 0.2', '--fail-if', 'gap']);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/--fail-if:1:1 error no end or measure is called "harn".*\n.*\n.*\^\^\^\^\n.*"harm"\?/);
    expect(wrong.err).toMatch('"gap" is a number, not a condition');
    expect(existsSync(nowhere)).toBe(false);
  });

  it('knows every number of real results by its name', async () => {
    const results = join(folder, 'frontier');
    const { out: said } = await say(['run', 'frontier', '--runs', '40', '--json', '--out', results]);
    const document = JSON.parse(said) as RunDocument;
    const names = conditionNames(await openFixture('frontier')).filter(({ missing }) => missing === undefined);
    const keys = [...Object.keys(document.outcomes), 'failed', ...Object.keys(document.measures)];
    expect(names.map(({ key }) => key)).toEqual(keys);
    // Not all runs have an arrival.
    const having = ({ key }: { key: string }, n: number): number => (key === 'arrival' && n > 0 && n < 40 ? 40 : n);
    for (const name of names)
      expect([writtenName(name), having(name, quantityOf(document, name).n)]).toEqual([name.key, 40]);
  });
});

describe('run', () => {
  it('--draft plays 200 runs and says that they are a draft, in the results as well', async () => {
    const results = join(folder, 'draft');
    const argv = ['run', fixture('two-labs.yaml'), '--draft', '--out', results];
    const { code, out: said } = await say(argv);
    expect(code).toBe(0);
    expect(said).toMatch(/^two-labs · DRAFT · 200 runs · /);
    expect(JSON.parse(readFileSync(join(results, 'manifest.json'), 'utf8')).draft).toBe(true);
    expect(JSON.parse((await say([...argv, '--json'])).out)).toMatchObject({ runs: 200, draft: true });
    // What is no draft takes its place, and is none for being asked for as one.
    expect((await say([...argv.filter((word) => word !== '--draft'), '--runs', '200'])).out).not.toMatch('DRAFT');
    expect((await say(argv)).out).not.toMatch('DRAFT');
  });

  it('--format csv writes tables beside the Parquet', async () => {
    const results = join(folder, 'csv');
    const argv = ['run', fixture('two-labs.yaml'), '--runs', '8', '--out', results, '--quiet', '--format'];
    expect((await say([...argv, 'csv, parquet'])).code).toBe(0);
    for (const name of ['runs.csv', 'ticks.csv', 'runs.parquet']) expect(existsSync(join(results, name))).toBe(true);
  });

  it('--workers changes no result', async () => {
    const hashes = [];
    for (const workers of ['1', '2']) {
      const argv = ['run', fixture('two-labs.yaml'), '--runs', '3000', '--out', join(folder, workers), '--json'];
      hashes.push(JSON.parse((await say([...argv, '--workers', workers])).out).manifestSha256);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('draws its progress where stderr is a terminal, and says nothing with --quiet', async () => {
    const argv = ['run', coin, '--runs', '300', '--force'];
    const shown = await say([...argv, '--out', join(folder, 'shown'), '--json'], { errIsTerminal: true, width: 100 });
    expect(shown.err).toMatch(/\d+\/300 runs/);
    expect(shown.err.endsWith('\r\u001b[K')).toBe(true);
    expect(() => JSON.parse(shown.out)).not.toThrow();
    const quiet = await say([...argv, '--out', join(folder, 'hushed'), '--quiet'], { errIsTerminal: true });
    expect(quiet.err).toBe('');
  });
});

describe('--fail-if on results of which many failed', () => {
  it('leaves the exit code of failing', async () => {
    const path = join(folder, 'breaks.yaml');
    const next = 'state:\n  labs:\n    x: {initial: 0}\nnext:\n  labs:\n    x: if(luck > 0.9, log(-1), x)\n';
    writeFileSync(
      path,
      `detente: 1\ntime: {tick: month, horizon: 3}\n${lone}${next}draw:\n  labs:\n    luck: uniform(0, 1)\n`,
    );
    const argv = ['run', path, '--runs', '50', '--out', join(folder, 'breaks'), '--fail-if', 'failed > 0.01'];
    const words = await say(argv);
    expect(words.code).toBe(3);
    expect(words.err).toMatch(/^check failed: failed > 0\.01 holds: \d+ % /m);
    const json = JSON.parse((await say([...argv, '--json'])).out);
    expect(json).toMatchObject({ ok: false, checks: { failed: true }, problems: [{ code: 'many-runs-failed' }] });
  });
});
