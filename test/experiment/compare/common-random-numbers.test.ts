// Run r of every arm has the same random numbers, by their names. So arms agree to the last bit in all that they share
// until the tick in which what they differ in first acts.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CompareOptions, compareExperiments } from '../../../engine/experiment/compare/compare-experiments.ts';
import { armFolder } from '../../../engine/experiment/compare/comparison-manifest.ts';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { openScenario } from '../../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { readParquet, type TableRow } from '../../../engine/experiment/tables/read-parquet.ts';
import type { Setting } from '../../../engine/language/loading/settings.ts';
import { tellRun } from '../../../engine/run/story.ts';
import { newFolder } from '../../new-folder.ts';
import { partings, tracedRuns } from './traced-numbers.ts';

const RUNS = 50;

/** An overlay in a file of its own, beside what else it needs. */
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const compared = async (cwd: string, options: Omit<CompareOptions, 'cwd' | 'runs' | 'out' | 'workers'>) => {
  const document = await compareExperiments({ ...options, cwd, runs: RUNS, out: 'out', workers: 1 });
  const names = document.arms.map(({ name }) => name);
  const traces = await Promise.all(names.map((name) => tracedRuns(armFolder(join(cwd, 'out'), name))));
  return { document, traces };
};

/** Every number drawn by somebody or for an event of the world, tick after tick. */
const uniformsOf = async (set: readonly Setting[], run: number) => {
  const { model } = await openScenario('tutorial', nodeFiles(packageRoot()), set);
  const { rows } = await tellRun(model, { seed: 'draws', run });
  return rows.map(({ decisions, draws }) => [
    ...decisions.map(({ player, uniform }) => ({ player, uniform })),
    ...draws.map(({ draw, uniform }) => ({ draw: draw.id, uniform })),
  ]);
};

const overlay = (parent: string, rest: string): string =>
  `detente: 1\nextends: ${parent}\ntitle: An arm\nquestion: And then?\n${rest}`;

describe('arms of one seed', () => {
  it('agree until the tick of an event, which is all that one of them has more', async () => {
    const at = 30;
    const folder = folderWith({
      'moratorium.yaml': overlay(
        'frontier',
        `events:\n  - {name: moratorium, at: ${at}, for: 6, set: {labs.stance: pause}}\n`,
      ),
    });
    const { traces } = await compared(folder, { references: ['frontier', './moratorium.yaml'] });
    const [a = [], b = []] = traces;
    expect(a).toHaveLength(RUNS);
    const { compared: numbers, ticks } = partings(a, b);
    expect(numbers).toBeGreaterThan(RUNS * at * 10);
    // Rows are of completed ticks: t = 30 is the tick that row 31 tells of.
    expect(Math.min(...ticks)).toBe(at + 1);
  });

  it('agree until a treaty enters into force, with the modules, states and draws that come with it', async () => {
    const { traces, document } = await compared(newFolder(), { references: ['frontier', 'pause-verified'] });
    expect(document.unmatched.length).toBeGreaterThan(3);
    const [a = [], b = []] = traces;
    const { compared: numbers, ticks } = partings(a, b);
    expect(numbers).toBeGreaterThan(RUNS * 12 * 10);
    expect(Math.min(...ticks)).toBe(13);
    expect(ticks.filter((tick) => tick === 13).length).toBeGreaterThan(RUNS / 2);
  });

  it('agree throughout where one has a module whose draws nothing hangs on', async () => {
    const folder = folderWith({
      'weather.yaml': [
        'module: weather',
        'summary: Rain that nobody minds.',
        'state: {world: {water: {unit: "1", initial: 0}}}',
        'draw: {world: {rain: "normal(0, 1)", storm: bernoulli(0.1)}}',
        'flow: {world: {water: rain + storm}}',
        '',
      ].join('\n'),
      'rainy.yaml': overlay('tutorial', 'use: [./weather.yaml]\n'),
    });
    const { traces, document } = await compared(folder, { references: ['tutorial', './rainy.yaml'] });
    const [a = [], b = []] = traces;
    expect(b[0]?.size).toBe((a[0]?.size ?? 0) + 1);
    const { compared: numbers, ticks } = partings(a, b);
    expect(numbers).toBeGreaterThan(RUNS * 10);
    expect(new Set(ticks)).toEqual(new Set([Number.POSITIVE_INFINITY]));
    expect(document.differences.map(({ identical }) => identical)).not.toContain(false);
  });

  it('agree in every other draw where a parameter is drawn in one and fixed in the other', async () => {
    const peril = { path: 'peril', value: '{dist: uniform, min: 0, max: 0.1}' };
    const rate = { path: 'rate', value: '1' };
    const folder = newFolder();
    const { document } = await compared(folder, {
      references: ['tutorial'],
      set: [peril],
      arms: [{ name: 'fixed', set: [rate] }],
      seed: 'draws',
    });
    const [drawn = [], fixed = []] = await Promise.all(
      document.arms.map(({ name }) => readParquet(join(armFolder(join(folder, 'out'), name), 'runs.parquet'))),
    );
    const perilOf = (rows: readonly TableRow[]) => rows.map((row) => row['parameter.peril']);
    expect(new Set(perilOf(drawn)).size).toBe(RUNS);
    expect(perilOf(fixed)).toEqual(perilOf(drawn));
    expect(fixed[0]).not.toHaveProperty('parameter.rate');
    let ticks = 0;
    for (const run of [1, 2, 3, 5]) {
      const [a = [], b = []] = [await uniformsOf([peril], run), await uniformsOf([peril, rate], run)];
      // The runs may end at different ticks; until then every number drawn is the same.
      const shared = Math.min(a.length, b.length);
      expect(b.slice(0, shared)).toEqual(a.slice(0, shared));
      ticks += shared;
    }
    expect(ticks).toBeGreaterThan(40);
  });
});
