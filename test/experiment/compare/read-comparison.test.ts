// A comparison on disk as pictures need it.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareExperiments } from '../../../engine/experiment/compare/compare-experiments.ts';
import { readComparison } from '../../../engine/experiment/compare/read-comparison.ts';
import type { Results } from '../../../engine/experiment/results/results.ts';
import { newFolder } from '../../new-folder.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');
const careful = { name: 'careful', label: 'Careful labs', set: [{ path: 'labs.caution', value: '2' }] };
const fixed = { name: 'fixed', set: [{ path: 'labs.stance.rule', value: '{fixed: {play: slow}}' }] };

const factsOf = ({ subject }: Results) => {
  if (subject?.kind !== 'comparison') throw new Error('expected a comparison');
  return subject;
};

describe('a comparison that is read', () => {
  it('has arms with their runs, what each sets, and paired differences of what they have in common', async () => {
    const folder = newFolder();
    const options = { references: [twoLabs], runs: 40, out: 'out', cwd: folder, workers: 1 };
    const document = await compareExperiments({
      ...options,
      arms: [careful, fixed],
      set: [{ path: 'rate', value: '0.3' }],
    });
    const results = await readComparison(join(folder, 'out'));
    const { arms, quantities } = factsOf(results);
    expect(arms.map(({ name, label }) => [name, label])).toEqual([
      ['two-labs', 'Two labs'],
      ['careful', 'Careful labs'],
      ['fixed', 'fixed'],
    ]);
    expect(arms[0]).toMatchObject({ parameters: [], settings: [], structure: [] });
    expect(
      arms[1]?.parameters.map(({ before, after }) => [after?.name, before?.values[0]?.text, after?.values[0]?.text]),
    ).toEqual([['labs.caution', '0.3', '2']]);
    expect(arms[1]).toMatchObject({ settings: [], structure: [] });
    expect(arms[2]?.structure).toEqual([{ what: 'rule', of: 'labs.stance', before: 'logit', after: 'fixed' }]);
    const ends = quantities.find(({ name, isEnd }) => isEnd && name === 'catastrophe');
    expect(ends?.differences).toEqual(
      document.differences.filter(({ measure, kind }) => kind === 'outcome' && measure === 'catastrophe'),
    );
    expect(ends?.levels.map(({ count }) => count)).toEqual(
      document.arms.map(({ outcomes }) => outcomes.catastrophe?.count),
    );
    expect(results).toMatchObject({ runs: 40, failedRuns: 0, seed: '1', draft: false });
    expect(results.scenario).toMatchObject({
      name: 'two-labs and 2 others',
      title: 'Two labs | Careful labs | fixed',
    });
    expect(results.provenance.resultsHash).toBe(document.manifestSha256);
    expect(results.provenance.run).toBe(
      "detente compare two-labs.yaml --arm careful:labs.caution=2 --arm 'fixed:labs.stance.rule={fixed: {play: slow}}' --runs 40 --seed 1 --set rate=0.3",
    );
  });

  it('names the baseline in its command where that is not the first', async () => {
    const folder = newFolder();
    const options = { references: [twoLabs], runs: 4, out: 'out', cwd: folder, workers: 1 };
    await compareExperiments({ ...options, arms: [careful], baseline: 'careful' });
    const { provenance, subject } = await readComparison(join(folder, 'out'));
    expect(subject?.kind === 'comparison' && subject.arms.map(({ name }) => name)).toEqual(['careful', 'two-labs']);
    expect(provenance.run).toContain('--baseline careful --runs 4');
  });

  it('is refused where its own files or those of an arm are not as they were', async () => {
    const folder = newFolder();
    const options = { references: [twoLabs], runs: 4, out: 'out', cwd: folder, workers: 1 };
    await compareExperiments({ ...options, arms: [careful] });
    appendFileSync(join(folder, 'out', 'arms', 'careful', 'manifest.json'), ' ');
    await expect(readComparison(join(folder, 'out'))).rejects.toMatchObject({ code: 'damaged-results' });
    await compareExperiments({ ...options, arms: [careful], force: true });
    const path = join(folder, 'out', 'manifest.json');
    const whole = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"seed": "1"', '"seed": "2"'],
      ['"runs": 4', '"runs": 5'],
      ['"failed": 0', '"failed": 1'],
      ['"scenario": "two-labs"', '"scenario": "two-laps"'],
      ['"draft": false', '"draft": true'],
      ['  "complete"', ' "complete"'],
    ] as const) {
      expect(whole).toContain(from);
      writeFileSync(path, whole.replace(from, to));
      const refusal = { code: 'damaged-results', message: expect.stringContaining('manifest.json: ') };
      await expect(readComparison(join(folder, 'out')), to).rejects.toMatchObject(refusal);
    }
    writeFileSync(path, whole);
    writeFileSync(join(folder, 'out', 'summary.json'), '{}');
    await expect(readComparison(join(folder, 'out'))).rejects.toMatchObject({ code: 'damaged-results' });
    await expect(readComparison(folder)).rejects.toMatchObject({ code: 'not-results' });
  });
});
