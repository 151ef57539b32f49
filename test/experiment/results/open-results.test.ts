import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { openResults } from '../../../engine/experiment/results/open-results.ts';
import { PLAN, planFile } from '../../../engine/experiment/results/plan-file.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { newFolder } from '../../new-folder.ts';

const refusal = (folder: string): { code: string; hint: string | undefined } => {
  try {
    openResults(folder);
  } catch (error) {
    if (error instanceof ResultsError) return { code: error.code, hint: error.hint };
    throw error;
  }
  throw new Error('expected a refusal, got results');
};

describe('a folder without finished results', () => {
  it('names the results below it, but not those that are being written', () => {
    const folder = newFolder();
    for (const name of ['.draft', 'frontier']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, MANIFEST), '{}');
      if (name === '.draft')
        expect(refusal(folder)).toEqual({
          code: 'incomplete-results',
          hint: 'run the same command again: it goes on where it stopped',
        });
    }
    expect(refusal(folder)).toEqual({
      code: 'not-results',
      hint: `name the one that is meant, as in ${join(folder, 'frontier')}`,
    });
  });

  it('says what plays a plan that is there', () => {
    const folder = newFolder();
    const plan = { scenario: 'a', seed: '1', set: [], design: { kind: 'replicates' as const }, sources: [] };
    const file = planFile(plan, { runs: 5000, draft: false, trace: 'sample', pieces: 2 });
    writeFileSync(join(folder, PLAN), JSON.stringify(file));
    expect(refusal(folder)).toEqual({
      code: 'incomplete-results',
      hint: 'there is a plan: detente shard plays its pieces, detente merge puts them together',
    });
  });
});
