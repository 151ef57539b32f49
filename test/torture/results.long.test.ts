// Results directories with files that were hurt, mixed up or taken away, a part of what `npm run torture` tries.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { subjects } from './subjects.ts';
import { tryCase } from './try-case.ts';
import { keyOf } from './work.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'detente-torture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES = 500;

it(`are verified as damaged, and reported as they were or not at all (${CASES} cases)`, async () => {
  const subject = await subjects.results({ root, folder });
  for (let number = 0; number < CASES; number++) {
    const outcome = await tryCase(subject, keyOf('long', 'results', number));
    expect(['refused', 'accepted'], JSON.stringify(outcome)).toContain(outcome.kind);
  }
});
