// docs/results-directory.md says what a results directory holds: its tables are compared with one.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUANTILE_RUNS } from '../engine/experiment/batch/quantiles.ts';
import { runExperiment } from '../engine/experiment/run-experiment.ts';
import { fuses } from './experiment/open-fixture.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/results-directory.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'detente-results-page-'));
const results = join(folder, 'results');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await runExperiment({ reference: fuses, runs: QUANTILE_RUNS, out: results, format: ['csv'], workers: 1 });
});

/** The cells of the first table below a heading, without its head. */
const tableBelow = (heading: string): string[][] => {
  const lines = page.split('\n');
  const from = lines.findIndex((line, index) => index > lines.indexOf(heading) && line.startsWith('|--'));
  const rows = lines.slice(from + 1);
  const to = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, to).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const namesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);

/** A line of CSV as `data-dictionary.csv` has it. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

const manifest = (): { files: Record<string, unknown> } =>
  JSON.parse(readFileSync(join(results, 'manifest.json'), 'utf8')) as { files: Record<string, unknown> };

describe('the page on the results directory', () => {
  it('names every file there is, and no other but those of a report', () => {
    const named = tableBelow('## Files').flatMap(([names]) => namesIn(names ?? ''));
    expect(named.filter((name) => name !== 'report').sort()).toEqual(readdirSync(results).sort());
    expect(named).toContain('report');
  });

  it('says which of them the manifest has hashes of', () => {
    const hashed = tableBelow('## Files')
      .filter(([, , isHashed]) => isHashed === 'yes')
      .flatMap(([names]) => namesIn(names ?? ''));
    const files = Object.keys(manifest().files).map((name) => name.replace(/\/.*/, ''));
    expect([...new Set(files)].sort()).toEqual(hashed.sort());
  });

  it('explains every key of the manifest', () => {
    const keys = tableBelow('### The manifest').flatMap(([names]) => namesIn(names ?? ''));
    expect(keys).toEqual(Object.keys(manifest()));
  });

  it.each(['runs', 'ticks', 'trace', 'summary'])('lists the columns of %s as the data dictionary has them', (table) => {
    const listed = tableBelow(`### \`${table}\``).map(([name = '', ...others]) => [...namesIn(name), ...others]);
    const dictionary = readFileSync(join(results, 'data-dictionary.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map(cellsOf)
      .filter(([of]) => of === table)
      .map(([, ...cells]) => cells);
    const ofScenario = /^parameter\.|^(length|level|rare|warmth\.lab_\d|ratio\.(numerator|denominator))$/;
    const ofAll = table === 'runs' ? dictionary.filter(([name = '']) => !ofScenario.test(name)) : dictionary;
    expect(listed.length).toBeGreaterThan(5);
    expect(listed).toEqual(ofAll);
  });

  it('points to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !existsSync(join(root, 'docs', path)))).toEqual([]);
  });
});
