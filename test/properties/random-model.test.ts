import { beforeAll, expect, test } from 'vitest';
import { check } from '../../engine/language/check/check.ts';
import { load } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatProblems } from '../../engine/language/problem.ts';
import { interpret } from '../reference/interpret.ts';
import { filesOfTexts } from './files-of-texts.ts';
import { type RandomModel, randomModel } from './random-model.ts';
import * as fc from './seeded.ts';
import { tapeOf } from './tape.ts';

const seed = 20260101;
const count = 200;

/** The checked model, or what the checker says of it. */
const read = async (files: RandomModel): Promise<Model | string> => {
  const { loaded, problems } = await load('random', filesOfTexts(files));
  const checked = loaded ? check(loaded) : { model: undefined, problems };
  return checked.model ?? formatProblems(checked.problems.filter(({ severity }) => severity === 'error'));
};

let samples: readonly (Model | string)[] = [];

beforeAll(async () => {
  samples = await Promise.all(fc.sample(randomModel, { numRuns: count, seed }).map(read));
}, 60_000);

test(`at least 95 in 100 random models are accepted (seed ${seed})`, () => {
  const refused = samples.filter((sample) => typeof sample === 'string');
  if (refused.length > count / 20) expect(refused.join('\n\n')).toBe('');
});

test(`most of their runs are finite, and some fail in each way (seed ${seed})`, () => {
  const models = samples.filter((sample) => typeof sample !== 'string');
  const ends = models.flatMap((model) =>
    [0, 1, 2].map((run) => {
      const { failure, outcome } = interpret(model, { seed: 'a', run });
      return failure?.kind ?? outcome;
    }),
  );
  const failed = ends.filter((end) => end === 'payoff' || end === 'weights' || end === 'draw' || end === 'state');
  expect(failed.length).toBeLessThan(0.2 * ends.length);
  expect([...new Set(ends)].sort()).toEqual(['draw', 'halt', 'horizon', 'payoff', 'state', 'stop', 'weights']);
});

test('they say everything that the language can say', () => {
  const models = samples.filter((sample) => typeof sample !== 'string');
  const said = new Set<string>();
  const note = (value: unknown, seen: Set<unknown>): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'kind' || key === 'function' || key === 'distribution' || key === 'dist' || key === 'fold') {
        if (typeof inner === 'string') said.add(inner);
      }
      note(inner, seen);
    }
  };
  for (const model of models) note(model, new Set());
  const wanted = [
    ...['number', 'read', 'argument', 'apply', 'attribute', 'negate', 'not', 'arithmetic', 'logic', 'compare'],
    ...['same-player', 'if', 'elementary', 'extremum', 'clamp', 'reduce', 'time', 'place', 'event', 'first-decision'],
    ...['each', 'player', 'pair', 'delay'],
    ...['sum', 'mean', 'min', 'max', 'count', 'any', 'all', 'share', 'pick'],
    ...['exp', 'log', 'sqrt', 'abs', 'floor', 'ceil', 'tanh', 'logistic', 'normcdf'],
    ...['normal', 'uniform', 'bernoulli', 'lognormal', 'poisson', 'exponential', 'pareto'],
    ...['triangular', 'beta', 'choice', 'final', 'first', 'me', 'element', 'member', 'reference', 'at', 'when'],
    ...['scalar', 'payoff', 'option', 'per-option', 'elementwise', 'softmax', 'boltzmann', 'argmax', 'argmax-first'],
    ...['normalise', 'one', 'pick_option', 'total', 'best', 'mix'],
    ...['remembered', 'foregone', 'probability', 'realised'],
  ];
  expect(wanted.filter((kind) => !said.has(kind))).toEqual([]);
});

test('a tape gives its first answers where it is 0 or at its end', () => {
  const half = 2 ** 29;
  const tape = tapeOf([half, 0, 2 ** 30 - 1]);
  expect([tape.below(10), tape.below(10), tape.below(10), tape.below(10)]).toEqual([5, 0, 9, 0]);
  const ends = tapeOf([]);
  expect([ends.chance(0.99), ends.pick(['a', 'b']), ends.between(3, 7)]).toEqual([false, 'a', 3]);
  const weighted = tapeOf([0, half - 1, half, 2 ** 30 - 1]);
  const weights = [
    [1, 'a'],
    [1, 'b'],
  ] as const;
  expect([0, 0, 0, 0].map(() => weighted.weighted(weights))).toEqual(['a', 'a', 'b', 'b']);
});
