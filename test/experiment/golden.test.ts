import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-golden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The same text, seed and version give the same bits on every machine, Node and lane width, so the hash can stand here.
 * It changes with the fixture, the shipped logit rule, the seed scheme, the kernel's arithmetic, the format of the
 * outputs and Detente's version: then, and only then, put the new one.
 */
const GOLDEN = '1769f622d49effff60b894a80c8782e108b126bb0dbe3ea60b7fbea42151c49f';

describe('race6, 2,000 runs, seed golden', () => {
  test.each([2, 4, 8, 16] as const)('%i lanes', async (lanes) => {
    const { manifestSha256 } = await runExperiment({
      reference: fileURLToPath(new URL('../fixtures/race6.yaml', import.meta.url)),
      runs: 2000,
      seed: 'golden',
      lanes,
      out: join(folder, String(lanes)),
    });
    expect(manifestSha256).toBe(GOLDEN);
  });
});
