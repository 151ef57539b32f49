import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RunResult, simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { interpret } from '../reference/interpret.ts';
import { modelOf } from '../reference/model-of-text.ts';
import { fromInterpreter, fromKernel } from './common-story.ts';
import { randomModel } from './random-model.ts';

const long = process.env.DETENTE_LONG_TESTS === '1';
const numRuns = long ? 3000 : 150;

const collect = async (runs: AsyncIterable<RunResult>): Promise<readonly RunResult[]> => {
  const results: RunResult[] = [];
  for await (const run of runs) results.push(run);
  return results;
};

test(`the kernel tells the same story as the interpreter, bit for bit (${numRuns} random models)`, async () => {
  await fc.assert(
    fc.asyncProperty(randomModel, fc.nat({ max: 1000 }), async (files, run) => {
      const model = await modelOf(files);
      const seed = String(run);
      const told = interpret(model, { seed, run });
      const kernel = await tellRun(model, { seed, run });
      expect(fromKernel(kernel, told.parameters)).toEqual(fromInterpreter(model, told));
    }),
    { numRuns },
  );
});

test(`a batch gives the same numbers per run as the interpreter, whatever the lanes (${numRuns} random models)`, async () => {
  await fc.assert(
    fc.asyncProperty(randomModel, fc.constantFrom(2, 4, 8, 16), async (files, lanes) => {
      const model = await modelOf(files);
      const results = await collect(
        simulate(model, { seed: 'batch', runs: 5, from: 3, lanes: lanes as 2 | 4 | 8 | 16 }),
      );
      const stories = [3, 4, 5, 6, 7].map((run) => interpret(model, { seed: 'batch', run }));
      expect(results.map(({ outcome, measures, pooled }) => ({ outcome, measures, pooled }))).toEqual(
        stories.map((story) => ({
          outcome: story.outcome ?? 'failed',
          measures: Object.values(story.folds),
          pooled: Object.values(story.pooled).flat(),
        })),
      );
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  );
});
