// The scripts of examples/, run by the interpreters that this machine has; what they print is compared with the results.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readResults } from '../engine/experiment/results/read-results.ts';
import type { Summary } from '../engine/experiment/results/summary.ts';
import { runExperiment } from '../engine/experiment/run-experiment.ts';
import { readParquet } from '../engine/experiment/tables/read-parquet.ts';
import { fuses } from './experiment/open-fixture.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'detente-examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs that fail and runs that reach the horizon; options and players; both with CSV. */
const results = { fuses: join(folder, 'fuses'), tutorial: join(folder, 'tutorial') };
const parquetOnly = join(folder, 'parquet-only');

beforeAll(async () => {
  await runExperiment({ reference: fuses, runs: 60, out: results.fuses, format: ['csv'] });
  await runExperiment({ reference: 'tutorial', runs: 80, seed: '007', out: results.tutorial, format: ['csv'] });
  await runExperiment({ reference: fuses, runs: 10, out: parquetOnly });
});

const start = (argv: readonly string[]) => {
  const [command = '', ...rest] = argv;
  return spawnSync(command, rest, { cwd: folder, encoding: 'utf8', env: { ...process.env, PYTHONUTF8: '1' } });
};

const isThere = (...argv: string[]): boolean => start(argv).status === 0;

const said = (...argv: string[]): string => {
  const { status, stdout, stderr } = start(argv);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
};

const summaryOf = (directory: string): Summary =>
  JSON.parse(readFileSync(join(directory, 'summary.json'), 'utf8')) as Summary;

/** The lines that a script is to print of how the runs ended, single spaces between. */
const expectedShares = (directory: string): string[] => {
  const { outcomes, runs, failedRuns } = summaryOf(directory);
  return outcomes.map(({ name, count, estimate, lo95, hi95 }) =>
    ['base', name, count, runs - failedRuns, ...[estimate, lo95, hi95].map((share) => share.toFixed(4))].join(' '),
  );
};

const printedShares = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' '))
    .filter((line) => /^base \S+ \d+ \d+ /.test(line));

/** The columns that the data dictionary lists of a table. */
const columnsOf = (directory: string, table: string): string[] =>
  readFileSync(join(directory, 'data-dictionary.csv'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${table},`))
    .map((line) => line.split(',')[1] as string);

const section = (text: string, heading: string): string[] =>
  (text.split('\n\n').find((one) => one.startsWith(heading)) ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');

const expectSharesAndColumns = (text: string, directory: string): void => {
  expect(printedShares(text)).toEqual(expectedShares(directory));
  const names = section(text, 'columns of runs').map((line) => line.split(': ')[0]);
  expect(names).toEqual(columnsOf(directory, 'runs'));
  expect(names.length).toBeGreaterThan(6);
};

/** The medians at the start, by the name of the column. */
const startMedians = async (directory: string): Promise<[name: string, median: number][]> =>
  (await readResults(directory)).ticks
    .map(({ measure, player, option, rows }): [string, number] => [
      [measure, player, option].filter((part) => part !== undefined).join(' '),
      Number(rows[0]?.p50.toPrecision(4)),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 5);

const expectMedians = async (text: string, directory: string): Promise<void> => {
  const [header = '', ...rows] = section(text, 'medians over time');
  const medians = await startMedians(directory);
  expect(header.trim().split(/ {2,}/)).toEqual(['tick', ...medians.map(([name]) => name)]);
  expect(rows[0]?.trim().split(/ +/).map(Number)).toEqual([0, ...medians.map(([, median]) => median)]);
  expect(rows.length).toBeGreaterThan(3);
};

/** What everybody chose at the start of run 0; a scenario without decisions has none. */
const expectChoices = async (text: string, directory: string): Promise<void> => {
  const chosen = (await readParquet(join(directory, 'trace.parquet')))
    .filter(({ run, tick, kind }) => run === 0 && tick === 0 && kind === 'decision')
    .map(({ name, player, option }) => [`${name} ${player}`, option as string] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [header = '', ...rows] = section(text, 'choices in run 0');
  if (chosen.length === 0) return expect([header, ...rows]).toEqual(['none']);
  expect(header.trim().split(/ {2,}/)).toEqual(['tick', ...chosen.map(([name]) => name)]);
  expect(rows[0]?.trim().split(/ +/)).toEqual(['0', ...chosen.map(([, option]) => option)]);
};

const python = join(root, 'examples/read.py');
const hasPython = isThere('python3', '--version');
const noPython = 'there is no python3 here';

/** Without `site` there are no packages: Python alone, whatever is installed. */
const alone = (directory: string) => ['python3', '-S', python, directory];

describe('read.py', () => {
  beforeEach(({ skip }) => skip(!hasPython, noPython));

  it.each(Object.entries(results))('with Python alone prints what the results of %s say', async (_, directory) => {
    const text = said(...alone(directory));
    expect(text).toContain('(Python alone, CSV)');
    expectSharesAndColumns(text, directory);
    await expectMedians(text, directory);
    await expectChoices(text, directory);
  });

  it('says what is missing where it can read nothing', () => {
    const { status, stdout, stderr } = start(alone(parquetOnly));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/runs\.parquet: pip install pandas pyarrow, or have CSV written too: .*--format csv\n$/);
    expect(start(['python3', '-S', python]).stderr).toMatch(/^usage: /);
  });

  it('with pandas prints the same', ({ skip }) => {
    skip(!isThere('python3', '-c', 'import pandas'), 'python3 has no pandas here');
    for (const directory of Object.values(results)) {
      const [first, ...lines] = said('python3', python, directory).split('\n');
      expect(first).toMatch(/\(pandas [\d.]+\S*, (Parquet|CSV)\)$/);
      expect(lines).toEqual(
        said(...alone(directory))
          .split('\n')
          .slice(1),
      );
    }
  });
});

describe('read.R', () => {
  beforeEach(({ skip }) => skip(!isThere('Rscript', '--version'), 'there is no Rscript here'));

  const script = join(root, 'examples/read.R');

  it.each(Object.entries(results))('prints what the results of %s say', (_, directory) => {
    const text = said('Rscript', '--vanilla', script, directory);
    expectSharesAndColumns(text, directory);
    expect(section(text, 'medians over time').length).toBeGreaterThan(3);
  });

  it('says what is missing where it can read nothing', ({ skip }) => {
    skip(isThere('Rscript', '-e', 'library(arrow)'), 'R has the package arrow here, which reads Parquet');
    const { status, stderr } = start(['Rscript', '--vanilla', script, parquetOnly]);
    expect(status).toBe(1);
    expect(stderr).toContain('install the package arrow, or have CSV written too: detente run ... --format csv');
  });
});
