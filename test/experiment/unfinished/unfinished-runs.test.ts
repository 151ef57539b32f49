// Pictures of a batch that was cut, or is still being played: its first runs, as they would be by themselves.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHARD_RUNS, sampledShards } from '../../../engine/experiment/batch/shard.ts';
import { handedOut } from '../../../engine/experiment/pieces/planned-shards.ts';
import { readForReport } from '../../../engine/experiment/read-for-report.ts';
import { PLAN } from '../../../engine/experiment/results/plan-file.ts';
import type { Results } from '../../../engine/experiment/results/results.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { verifyResults } from '../../../engine/experiment/results/verify.ts';
import { type RunOptions, runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { hasUnfinishedRuns } from '../../../engine/experiment/unfinished/unfinished-runs.ts';
import { newFolder } from '../../new-folder.ts';
import { forgetShard } from './forget-shard.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');
const SAMPLED = sampledShards(Number.POSITIVE_INFINITY);
const ASKED = (SAMPLED + 6) * SHARD_RUNS;

let cwd = '';
beforeEach(() => {
  cwd = newFolder();
});
const out = (): string => join(cwd, 'out');

const play = (options: Partial<RunOptions> = {}) =>
  runExperiment({ reference: twoLabs, runs: ASKED, out: 'out', cwd, workers: 1, ...options });

/** Cuts a batch where it has kept so many shards. */
const cutAfter = async (kept: number, options: Partial<RunOptions> = {}): Promise<void> => {
  let saved = 0;
  const beforeChange = (what: string): void => {
    if (what.startsWith('save shard')) saved += 1;
    if (saved > kept) throw new Error('cut');
  };
  await expect(play({ ...options, beforeChange })).rejects.toThrow('cut');
};

const refusal = async (act: Promise<unknown>): Promise<{ code: string; message: string; hint: string | undefined }> => {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResultsError)) throw new Error('expected a refusal', { cause: error });
  const { code, message, hint } = error;
  return { code, message, hint };
};

/** Without what says where they lie, and that they are a part. */
const numbers = ({ provenance: { directory: _, replay: __, ...provenance }, incomplete: ___, ...rest }: Results) => ({
  ...rest,
  provenance,
});

describe('results of a batch that was cut', () => {
  it('are those of as many runs, to the hash of the manifest, and nothing is written', async () => {
    await cutAfter(3, { seed: 'x', set: [{ path: 'rate', value: '2' }] });
    const before = readdirSync(out(), { recursive: true }).sort();
    const found = await readForReport(out());
    const done = (SAMPLED + 3) * SHARD_RUNS;
    expect(found.incomplete).toEqual({ done, asked: ASKED, of: 'runs' });
    expect(readdirSync(out(), { recursive: true }).sort()).toEqual(before);

    await play({ seed: 'x', set: [{ path: 'rate', value: '2' }], runs: done, out: 'part' });
    const part = await readForReport(join(cwd, 'part'));
    expect(part.incomplete).toBeUndefined();
    expect(numbers(found)).toEqual(numbers(part));
    expect(found.provenance.run).toContain(`--runs ${done}`);
  });

  it('end where one shard is missing', async () => {
    await cutAfter(4);
    for (const missing of [2, 1, 0]) {
      forgetShard(out(), handedOut(ASKED), SAMPLED + missing);
      if (missing > 0) expect((await readForReport(out())).incomplete?.done).toBe((SAMPLED + missing) * SHARD_RUNS);
    }
    expect(await refusal(readForReport(out()))).toMatchObject({
      code: 'incomplete-results',
      message: expect.stringContaining(`of ${ASKED} runs none is kept yet`),
      hint: 'run the same command again: it goes on where it stopped',
    });
  });

  it('are refused where all runs are played, and only the putting together is missing', async () => {
    const beforeChange = (what: string): void => {
      if (what === 'open summary.json') throw new Error('cut');
    };
    await expect(play({ beforeChange })).rejects.toThrow('cut');
    expect(await refusal(readForReport(out()))).toMatchObject({
      code: 'incomplete-results',
      message: expect.stringContaining(`all ${ASKED} runs are played`),
    });
  });

  it('are refused where the sources are not those of the plan', async () => {
    await cutAfter(2);
    const source = join(out(), 'sources/00-two-labs.yaml');
    const text = readFileSync(source, 'utf8');
    writeFileSync(source, text.replace('Two labs', 'Both labs'));
    expect((await refusal(readForReport(out()))).code).toBe('other-results');
    rmSync(source);
    expect((await refusal(readForReport(out()))).code).toBe('damaged-results');
  });

  it('say so of a draft, and keep what was asked of trajectories', async () => {
    await cutAfter(1, { draft: true, trace: 'none' });
    expect(await readForReport(out())).toMatchObject({
      draft: true,
      provenance: { run: expect.stringMatching(/ --draft --trace none$/) },
    });
  });
});

describe('the plan of a batch', () => {
  it('is there from the first shard kept until the results are', async () => {
    await cutAfter(0);
    expect(hasUnfinishedRuns(out())).toBe(true);
    await play();
    expect(hasUnfinishedRuns(out())).toBe(false);
    expect(readdirSync(out())).not.toContain(PLAN);
  });

  it('is that of the last call, and results that are there go before it', async () => {
    await cutAfter(2);
    await cutAfter(1, { runs: ASKED + 1 });
    expect((await readForReport(out())).incomplete?.asked).toBe(ASKED + 1);
    await play({ runs: 50, out: 'small' });
    const more = play({
      out: 'small',
      beforeChange: (what) => {
        if (what.startsWith('save shard')) throw new Error('cut');
      },
    });
    await expect(more).rejects.toThrow('cut');
    const small = await readForReport(join(cwd, 'small'));
    expect({ runs: small.runs, incomplete: small.incomplete }).toEqual({ runs: 50, incomplete: undefined });
  });

  it('is written anew where a process was killed while it wrote it, and leaves nothing behind', async () => {
    mkdirSync(join(out(), 'sources'), { recursive: true });
    for (const name of ['plan.json.draft', 'sources/00-two-labs.yaml.draft']) writeFileSync(join(out(), name), 'half');
    await play();
    expect((await verifyResults(out())).extra).toEqual([]);
    rmSync(out(), { recursive: true });
    mkdirSync(out());
    writeFileSync(join(out(), 'plan.json.draft'), 'half');
    await play({ runs: 20 });
    expect((await verifyResults(out())).extra).toEqual([]);
  });

  it('keeps another experiment from being played into what was begun', async () => {
    await cutAfter(1);
    expect(await refusal(play({ seed: 'another' }))).toMatchObject({
      code: 'other-results',
      message: expect.stringContaining('something else was begun there'),
    });
    expect(await play({ seed: 'another', force: true })).toMatchObject({ seed: 'another', runs: ASKED });
  });
});
