import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../engine/language/check/check.ts';
import { load } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatProblems, type Problem } from '../../engine/language/problem.ts';
import { interpret } from '../reference/interpret.ts';
import { filesOfTexts } from './files-of-texts.ts';
import { type RandomModel, randomModel } from './random-model.ts';

const seed = 20260101;
const samples = fc.sample(randomModel, { numRuns: 200, seed });

const read = async (files: RandomModel): Promise<{ model: Model | undefined; problems: readonly Problem[] }> => {
  const { loaded, problems } = await load('random', filesOfTexts(files));
  return loaded ? check(loaded) : { model: undefined, problems };
};

test(`at least 95 in 100 random models are accepted (seed ${seed})`, async () => {
  const refused: string[] = [];
  for (const files of samples) {
    const { model, problems } = await read(files);
    if (!model) refused.push(formatProblems(problems.filter(({ severity }) => severity === 'error')));
  }
  if (refused.length > samples.length / 20) expect(refused.slice(0, 5).join('\n\n')).toBe('');
});

test(`most of their runs are finite, and some fail in each way (seed ${seed})`, async () => {
  const ends: string[] = [];
  for (const files of samples) {
    const { model } = await read(files);
    if (!model) continue;
    const { outcome, failure } = interpret(model, { seed: 'a', run: 0 });
    ends.push(failure?.kind ?? outcome ?? '');
  }
  const failed = ends.filter((end) => ['payoff', 'weights', 'draw', 'state'].includes(end));
  expect(failed.length).toBeLessThan(0.3 * ends.length);
  expect(new Set(ends)).toEqual(new Set(['horizon', 'stop', 'halt', 'payoff', 'weights', 'draw', 'state']));
});
