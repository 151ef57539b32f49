// Results that lie on no disk are those that `detente run` leaves, byte for byte.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { playInMemory } from '../../../engine/experiment/memory/play-in-memory.ts';
import { openScenario } from '../../../engine/experiment/open-scenario.ts';
import { detenteVersion, packageRoot } from '../../../engine/experiment/package.ts';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { readResults } from '../../../engine/experiment/results/read-results.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-in-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = [
  { reference: 'tutorial', runs: 300, set: [] },
  { reference: 'pause-verified', runs: 40, set: [{ path: 'verification.power', value: '0.35' }] },
  { reference: 'frontier', runs: 600, set: [] },
];

describe('results in memory', () => {
  it.each(cases)('of $reference with $runs runs are those on disk', async ({ reference, runs, set }) => {
    const out = join(folder, reference);
    const document = await runExperiment({ reference, runs, set, out, seed: 'seven', workers: 2 });
    const scenario = await openScenario(reference, nodeFiles(packageRoot()), set);
    const kept = await playInMemory({ scenario, set, seed: 'seven', runs, version: detenteVersion() });
    for (const [name, bytes] of kept.files) expect(Buffer.compare(bytes, readFileSync(join(out, name))), name).toBe(0);
    expect([...kept.files.keys()].sort()).toEqual([...Object.keys(kept.manifest.files), MANIFEST].sort());
    expect(kept.manifestSha256).toBe(document.manifestSha256);
    const { provenance, ...results } = await kept.results(reference);
    const { provenance: onDisk, ...read } = await readResults(out);
    expect(results).toEqual(read);
    expect({ ...provenance, directory: '', replay: '' }).toEqual({ ...onDisk, directory: '', replay: '' });
  });
});
