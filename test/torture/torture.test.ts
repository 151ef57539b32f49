// Thousands of broken, hostile and mixed-up inputs, a part of what `npm run torture` tries.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type SubjectName, subjects } from './subjects.ts';
import { type Outcome, tryCase } from './try-case.ts';
import { keyOf } from './work.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'detente-torture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SEED = process.env.DETENTE_TEST_SEED ?? '20260101';

const asked: readonly (readonly [name: SubjectName, cases: number])[] = [
  ['scenarios', 80],
  ['games', 120],
  ['formulas', 1500],
  ['nfg', 600],
  ['moves', 400],
  ['links', 800],
  ['published', 300],
  ['plans', 60],
];

const outcomesOf = async (name: SubjectName, cases: number): Promise<readonly Outcome[]> => {
  const subject = await subjects[name]({ root, folder });
  const outcomes: Outcome[] = [];
  for (let number = 0; number < cases; number++) outcomes.push(await tryCase(subject, keyOf(SEED, name, number)));
  return outcomes;
};

describe('broken and hostile input', () => {
  it.each(asked)('%s: refused in words, or taken and right (%i cases)', async (name, cases) => {
    const outcomes = await outcomesOf(name, cases);
    expect(outcomes.filter(({ kind }) => kind === 'crash' || kind === 'wrong')).toEqual([]);
    // A subject that takes everything, or nothing, tries nothing.
    for (const kind of ['refused', 'accepted'])
      expect(outcomes.filter((one) => one.kind === kind).length).toBeGreaterThan(cases / 50);
  });
});
