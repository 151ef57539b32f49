// Pictures of a sweep that was cut: the levels that are there, as a sweep over these alone would have them.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { shardsOfPoints } from '../../../engine/experiment/pieces/planned-shards.ts';
import { readForReport } from '../../../engine/experiment/read-for-report.ts';
import { ResultsError } from '../../../engine/experiment/results/results-error.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import type { SweepDesign } from '../../../engine/experiment/study/design.ts';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { runStudy, type StudyOptions } from '../../../engine/experiment/study/run-study.ts';
import { sweepPoints } from '../../../engine/experiment/study/sweep.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import type { Model } from '../../../engine/language/model.ts';
import { say } from '../../bin/command-line.ts';
import { newFolder } from '../../new-folder.ts';
import { openFixture } from '../open-fixture.ts';
import { forgetShard } from './forget-shard.ts';

const twoLabs = join(import.meta.dirname, '../../fixtures/two-labs.yaml');

let cwd = '';
beforeEach(() => {
  cwd = newFolder();
});
const out = (): string => join(cwd, 'out');

const sweepOf =
  (varies: readonly string[], more: Partial<SweepDesign> = {}) =>
  (model: Model): { design: SweepDesign } => {
    const factors = factorsOf(varies.map(readVary), model);
    const counts = factors.map(({ values }) => (values.kind === 'levels' ? values.levels.length : 1));
    const points = counts.reduce((product, count) => product * count, 1);
    return { design: { kind: 'sweep', method: 'grid', factors, points, runs: 600, ...more } };
  };

const SMALL = ['labs.caution=0,1,2,3', 'Follower.capability=-1,0,1'];

/** Cuts a sweep where it has kept so many points, each of two shards. */
const cutAfter = async (points: number, more: Partial<StudyOptions> = {}): Promise<void> => {
  let saved = 0;
  const beforeChange = (what: string): void => {
    if (what.startsWith('save shard')) saved += 1;
    if (saved > 2 * points) throw new Error('cut');
  };
  const cut = runStudy({ reference: twoLabs, plan: sweepOf(SMALL), out: out(), workers: 1, beforeChange, ...more });
  await expect(cut).rejects.toThrow('cut');
};

const refusal = async (act: Promise<unknown>): Promise<string> => {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResultsError)) throw new Error('expected a refusal', { cause: error });
  return `${error.code}: ${error.message}`;
};

describe('results of a sweep that was cut', () => {
  it('are those of the levels that are there, to the hash of the manifest, and nothing is written', async () => {
    await cutAfter(8);
    const before = readdirSync(out(), { recursive: true }).sort();
    const { provenance, incomplete, ...numbers } = await readForReport(out());
    expect(incomplete).toEqual({ done: 6, asked: 12, of: 'points' });
    expect(provenance.run).toMatch(/ --vary labs\.caution=0,1 --vary Follower\.capability=-1,0,1 /);
    expect(readdirSync(out(), { recursive: true }).sort()).toEqual(before);

    const plan = sweepOf(['labs.caution=0,1', 'Follower.capability=-1,0,1']);
    const part = await runStudy({ reference: twoLabs, plan, out: join(cwd, 'part'), workers: 1 });
    expect(provenance.resultsHash).toBe(part.manifestSha256);
    const { provenance: _, ...alone } = await readForReport(join(cwd, 'part'));
    expect(numbers).toEqual(alone);
  });

  it('end before a point of which a shard is missing', async () => {
    await cutAfter(11);
    const { design } = sweepOf(SMALL)(await openFixture(twoLabs));
    const points = (await sweepPoints(design, '1', undefined)).map((values) => ({
      values,
      first: 0,
      runs: design.runs,
    }));
    forgetShard(out(), shardsOfPoints(points), 13);
    expect((await readForReport(out())).incomplete).toEqual({ done: 6, asked: 12, of: 'points' });
  });

  it('are refused where there are too few, or all', async () => {
    await cutAfter(2);
    expect(await refusal(readForReport(out()))).toMatch(/^incomplete-results: .*2 of 12 points are played, too few/);
    const last = (what: string): void => {
      if (what === 'open summary.json') throw new Error('cut');
    };
    const cut = runStudy({ reference: twoLabs, plan: sweepOf(SMALL), out: out(), workers: 1, beforeChange: last });
    await expect(cut).rejects.toThrow('cut');
    expect(await refusal(readForReport(out()))).toMatch(/^incomplete-results: .*all 12 points are played/);
  });

  it('are refused where they are no grid', async () => {
    await cutAfter(5, {
      plan: sweepOf(['labs.caution=0:2', 'Follower.capability=-1:1'], { method: 'sobol', points: 8 }),
    });
    expect(await refusal(readForReport(out()))).toMatch(/5 of 8 points are played; only a grid is drawn/);
  });

  it('are drawn by the end or measure that is asked for, and refused like any other sweep', async () => {
    await cutAfter(8);
    const drawn = await say(['report', out(), '--page', 'figures', '--of', 'horizon', '--quiet']);
    expect(drawn.code, drawn.err).toBe(0);
    expect(drawn.err).toBe(
      `${out()}: INCOMPLETE: 6 of 12 points, as every picture says; the rest is still to be played\n`,
    );
    expect(drawn.out).toContain('horizon');
    const refused = await say(['report', out(), '--line', '2']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--line 2: catastrophe is a share') });
    expect(existsSync(join(out(), 'report'))).toBe(true);
  });
});

describe('a comparison that was cut', () => {
  it('is refused, and says what is there', async () => {
    const arms = join(out(), 'arms');
    await runExperiment({ reference: twoLabs, runs: 20, out: join(arms, 'base'), workers: 1 });
    expect(await refusal(readForReport(out()))).toBe(
      `incomplete-results: ${out()}: the comparison is not finished; finished of its arms so far: base`,
    );
    expect((await say(['report', out()])).err).toContain(`an arm by itself: detente report ${join(arms, 'base')}`);
  });
});
