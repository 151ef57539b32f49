import { describe, expect, it } from 'vitest';
import type { Distribution, Model, Parameter } from '../../engine/language/model.ts';
import { parameterQuantile } from '../../engine/run/parameter-quantile.ts';
import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { perRunUniform } from '../../engine/run/random/stream.ts';
import { simulate } from '../../engine/run/simulate.ts';
import * as fc from '../properties/seeded.ts';
import { modelOfText } from '../reference/model-of-text.ts';

/** Distributions as a scenario writes them, with ranges that cut them on both sides, on one, or not at all. */
const drawn: readonly (readonly [string, string])[] = [
  ['{dist: normal, mean: 1, sd: 2}', '[-100, 100]'],
  ['{dist: normal, mean: 1, sd: 2}', '[0, 1.5]'],
  ['{dist: normal, mean: 0, sd: 1}', '[3, 9]'],
  ['{dist: lognormal, mean: 0.3, sd: 0.7}', '[0, 1000]'],
  ['{dist: lognormal, mean: 0.3, sd: 0.7}', '[0.5, 2]'],
  ['{p10: 2, p90: 5, dist: lognormal}', '[1, 6]'],
  ['{dist: uniform, min: -1, max: 3}', '[-1, 3]'],
  ['{dist: uniform, min: -1, max: 3}', '[0.1, 0.7]'],
  ['{dist: triangular, min: 0, mode: 0.2, max: 1}', '[0, 1]'],
  ['{dist: triangular, min: 0, mode: 0.2, max: 1}', '[0.1, 0.4]'],
  ['{dist: triangular, min: 0, mode: 0, max: 1}', '[0, 0.5]'],
  ['{dist: beta, a: 2, b: 5}', '[0, 1]'],
  ['{dist: beta, a: 0.5, b: 0.5}', '[0.2, 0.9]'],
  ['{dist: choice, values: [1, 4, 2], weights: [0.3, 0.5, 0.2]}', '[0, 9]'],
];

const names = (only: boolean): readonly string[] => drawn.map((_, index) => `${only ? 'bare' : 'cut'}${index}`);

/** A model whose measures are its parameters; a range is needed by the language or not, as asked. */
const modelWith = (ranged: boolean): Promise<Model> => {
  const parameters = drawn.map(([distribution, range], index) => {
    const name = names(!ranged)[index];
    return `  ${name}: {unit: "1", ${ranged ? `range: ${range}, ` : ''}default: ${distribution}}`;
  });
  return modelOfText(`detente: 1
title: Drawn
time: {tick: year, horizon: 1}
players: {labs: [{name: One}]}
parameters:
${parameters.join('\n')}
state: {labs: {wealth: {unit: "1", initial: 0}}}
next: {labs: {wealth: wealth}}
measures:
${names(!ranged)
  .map((name) => `  ${name}_drawn: {unit: "1", final: ${name}}`)
  .join('\n')}
`);
};

const distributionOf = (parameter: Parameter): Distribution => {
  const [value] = parameter.values;
  if (value?.kind !== 'distribution') throw new Error(`${parameter.id} is not drawn`);
  return value.distribution;
};

describe('parameterQuantile', () => {
  it.each([true, false])('is what the kernel draws, bit for bit (with ranges: %s)', async (ranged) => {
    const model = await modelWith(ranged);
    const parameters = names(!ranged).map((name) => {
      const found = model.parameters.find((parameter) => parameter.name === name);
      if (found === undefined) throw new Error(`no ${name}`);
      return found;
    });
    expect(parameters.every(({ range }) => (range !== undefined) === ranged)).toBe(true);
    const quantiles = await Promise.all(
      parameters.map((parameter) => parameterQuantile(distributionOf(parameter), parameter.range)),
    );
    const key = seedKey('drawn');
    for await (const { run, measures } of simulate(model, { seed: 'drawn', runs: 500 })) {
      const expected = parameters.map((parameter, index) =>
        quantiles[index]?.(perRunUniform(key, run, nameHash(`parameter/${parameter.id}/world`))),
      );
      expect(measures, `run ${run}`).toEqual(expected);
    }
  });

  it('does not fall as u grows, and stays in the range', async () => {
    const model = await modelWith(true);
    const parameters = model.parameters.filter(({ name }) => name.startsWith('cut'));
    expect(parameters).toHaveLength(drawn.length);
    const u = fc.maxSafeNat().map((cells) => cells / 2 ** 53);
    for (const parameter of parameters) {
      const distribution = distributionOf(parameter);
      const quantile = await parameterQuantile(distribution, parameter.range);
      const [low, high] = parameter.range as readonly [number, number];
      fc.assert(
        fc.property(u, u, (first, second) => {
          const [a, b] = [quantile(Math.min(first, second)), quantile(Math.max(first, second))];
          expect(a >= low && b <= high).toBe(true);
          // A choice lists its values in any order; rounding may move the others by a few last places of their range.
          if (distribution.dist !== 'choice') expect(b).toBeGreaterThanOrEqual(a - 1e-12 * (high - low));
        }),
      );
    }
  });

  it('has the medians of the books', async () => {
    const at = async (distribution: Distribution, range?: readonly [number, number]): Promise<number> =>
      (await parameterQuantile(distribution, range))(0.5);
    expect(await at({ dist: 'normal', mean: 3, sd: 2 })).toBe(3);
    expect(await at({ dist: 'normal', mean: 0, sd: 1 }, [0, 100])).toBeCloseTo(0.6744897501960817, 14);
    expect(await at({ dist: 'lognormal', mean: 0, sd: 2 })).toBe(1);
    expect(await at({ dist: 'uniform', min: 2, max: 6 }, [2, 4])).toBe(3);
    expect(await at({ dist: 'triangular', min: 0, mode: 1, max: 1 })).toBeCloseTo(Math.SQRT1_2, 15);
    expect(await at({ dist: 'beta', a: 2, b: 2 })).toBeCloseTo(0.5, 14);
    expect(await at({ dist: 'choice', values: [5, 7], weights: [2, 1] })).toBe(5);
  });
});
