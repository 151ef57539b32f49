import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import { formatProblems } from '../../engine/language/problem.ts';

const root = join(import.meta.dirname, '../..');

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(root, folder, name));

/** What is said of units, and the modules that were looked at. */
const looked = async (path: string): Promise<{ readonly warnings: string; readonly modules: readonly string[] }> => {
  const { understood, problems } = await examine(path, nodeFiles(root), []);
  if (!understood) throw new Error(formatProblems(problems));
  const warnings = problems.filter(({ code }) => code === 'unit-mismatch' || code === 'unit-form');
  return { warnings: formatProblems(warnings), modules: understood.model.modules };
};

const scenarios = yamlIn('scenarios');

describe('units add', () => {
  it.each([...scenarios, ...yamlIn('scenarios/presets'), ...yamlIn('test/fixtures')])('in %s', async (path) => {
    expect((await looked(path)).warnings).toBe('');
  });

  it('in every shipped module: each is used by a shipped scenario', async () => {
    const used = new Set((await Promise.all(scenarios.map(looked))).flatMap(({ modules }) => modules));
    const shipped = readdirSync(join(root, 'scenarios/modules')).map((file) =>
      file.replace(/\.yaml$/u, '').replaceAll('-', '_'),
    );
    expect(shipped.filter((name) => !used.has(name))).toEqual([]);
  });
});
