import { expect } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import type { Move } from '../../engine/run/move.ts';
import { type RunResult, simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { interpret } from '../reference/interpret.ts';
import { modelOf } from '../reference/model-of-text.ts';
import { fromInterpreter, fromKernel } from './common-story.ts';
import { type RandomModel, randomModel } from './random-model.ts';
import * as fc from './seeded.ts';

/** One in some thousand is refused; that these are few is tested with the models. */
const acceptedModel = async (files: RandomModel): Promise<Model> => {
  const model = await modelOf(files).catch(() => undefined);
  fc.pre(model !== undefined);
  return model;
};

/**
 * One run, told by both with everything that happened in it: the same numbers, bit for bit.
 *
 * @param timeLimit milliseconds; shrinking a counterexample could go on for hours, what is found by then is shown
 */
export const agreeOnStories = (numRuns: number, timeLimit = 60_000): Promise<void> =>
  fc.assert(
    fc.asyncProperty(randomModel, fc.nat({ max: 1000 }), async (files, run) => {
      const model = await acceptedModel(files);
      const seed = String(run);
      const told = interpret(model, { seed, run });
      const kernel = await tellRun(model, { seed, run });
      expect(fromKernel(kernel, told.parameters)).toEqual(fromInterpreter(model, told));
    }),
    { numRuns, interruptAfterTimeLimit: timeLimit },
  );

/** A few choices made by hand, of a model whose players decide on something. */
const somebodysMoves = (model: Model): fc.Arbitrary<readonly Move[]> => {
  const any = model.decisions.flatMap(({ name, owner, options }) =>
    owner.members.flatMap((member) => options.map((option) => ({ player: member.name, decision: name, option }))),
  );
  if (any.length === 0) return fc.constant([]);
  const move = fc
    .tuple(fc.constantFrom(...any), fc.integer({ min: 1, max: Math.min(6, model.time.horizon) }))
    .map(([chosen, tick]) => ({ ...chosen, tick }));
  return fc.array(move, { minLength: 1, maxLength: 8 });
};

/** The same of runs in which choices are made by hand. */
export const agreeOnMoves = (numRuns: number, timeLimit = 60_000): Promise<void> =>
  fc.assert(
    fc.asyncProperty(randomModel, fc.nat({ max: 1000 }), async (files, run) => {
      const model = await acceptedModel(files);
      const seed = String(run);
      const [moves] = fc.sample(somebodysMoves(model), { seed: run, numRuns: 1 }) as [readonly Move[]];
      const told = interpret(model, { seed, run, moves });
      const kernel = await tellRun(model, { seed, run, moves });
      expect(fromKernel(kernel, told.parameters)).toEqual(fromInterpreter(model, told));
    }),
    { numRuns, interruptAfterTimeLimit: timeLimit },
  );

const collect = async (runs: AsyncIterable<RunResult>): Promise<readonly RunResult[]> => {
  const results: RunResult[] = [];
  for await (const run of runs) results.push(run);
  return results;
};

/** A batch of runs side by side: every run's outcome and numbers are those of the run by itself. */
export const agreeOnBatches = (numRuns: number, timeLimit = 60_000): Promise<void> =>
  fc.assert(
    fc.asyncProperty(randomModel, fc.constantFrom(2, 4, 8, 16), async (files, lanes) => {
      const model = await acceptedModel(files);
      const results = await collect(simulate(model, { seed: 'batch', runs: 5, from: 3, lanes }));
      const stories = [3, 4, 5, 6, 7].map((run) => interpret(model, { seed: 'batch', run }));
      expect(results.map(({ outcome, measures, pooled }) => ({ outcome, measures, pooled }))).toEqual(
        stories.map((story) => ({
          outcome: story.outcome ?? 'failed',
          measures: Object.values(story.folds),
          pooled: Object.values(story.pooled).flat(),
        })),
      );
    }),
    { numRuns, interruptAfterTimeLimit: timeLimit },
  );
