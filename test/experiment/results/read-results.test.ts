import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { readResults } from '../../../engine/experiment/results/read-results.ts';
import { replay } from '../../../engine/experiment/results/replay.ts';
import { readParquet } from '../../../engine/experiment/tables/read-parquet.ts';
import { newFolder } from '../../new-folder.ts';
import { codeOf } from '../code-of.ts';
import { fuses } from '../open-fixture.ts';
import { runTwoLabs as run } from '../run-two-labs.ts';

describe('readResults', () => {
  it('gives pictures what they need', async () => {
    const folder = newFolder();
    const document = await run(folder, { reference: fuses, runs: 200 });
    const results = await readResults(`${join(folder, 'out')}/`);
    const ticks = await readParquet(join(folder, 'out/ticks.parquet'));
    expect(results).toMatchObject({
      scenario: { name: 'fuses', title: 'Fuses', horizon: 6, tick: 'month', parameters: { total: 2, assumed: 2 } },
      runs: 200 - document.failedRuns,
      failedRuns: document.failedRuns,
      seed: '1',
      draft: false,
      provenance: { resultsHash: document.manifestSha256, directory: join(folder, 'out') },
    });
    expect(results.provenance.replay).toBe(`detente replay ${join(folder, 'out')}`);
    expect(results.outcomes.map(({ name, count }) => [name, count])).toEqual(
      Object.entries(document.outcomes).map(([name, { count }]) => [name, count]),
    );
    expect(results.ticks.map(({ measure, player, carry }) => [measure, player, carry])).toEqual([
      ['length', undefined, false],
      ['level', undefined, true],
      ['rare', undefined, false],
      ['warmth', 'Lab 1', false],
      ['warmth', 'Lab, 2', false],
    ]);
    const rows = results.ticks.flatMap((series) => series.rows);
    expect(rows.length).toBe(35);
    for (const [at, row] of rows.entries()) {
      const { tick, n, mean, p50 } = ticks[at] as Record<string, number>;
      expect(row).toMatchObject({ tick, n, mean, p50 });
    }
  });

  it('refuses what is not there, unfinished or damaged', async () => {
    const folder = newFolder();
    await run(folder);
    const out = join(folder, 'out');
    expect(await codeOf(readResults(join(folder, 'nothing')))).toBe('no-results');
    expect(await codeOf(readResults(join(out, 'summary.json')))).toBe('not-results');
    for (const name of ['summary.json', 'runs.parquet', 'ticks.parquet']) {
      const bytes = readFileSync(join(out, name));
      writeFileSync(join(out, name), bytes.subarray(1));
      expect(await codeOf(readResults(out)), name).toBe('damaged-results');
      rmSync(join(out, name));
      expect(await codeOf(readResults(out)), name).toBe('damaged-results');
      writeFileSync(join(out, name), bytes);
    }
    const manifest = readFileSync(join(out, MANIFEST), 'utf8');
    for (const [was, now] of [
      ['"done": 50', '"done": 40'],
      ['"failed": 0', '"failed": 1'],
    ] as const) {
      expect(manifest).toContain(was);
      writeFileSync(join(out, MANIFEST), manifest.replace(was, now));
      expect(await codeOf(readResults(out)), now).toBe('damaged-results');
    }
    rmSync(join(out, MANIFEST));
    expect(await codeOf(readResults(out))).toBe('incomplete-results');
    expect(await codeOf(replay(out))).toBe('incomplete-results');
  });
});
