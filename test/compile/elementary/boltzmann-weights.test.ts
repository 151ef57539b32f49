import { expect, it } from 'vitest';
import { boltzmannWeights } from '../../../engine/compile/elementary/boltzmann-weights.ts';
import { expFlushed } from '../../../engine/compile/elementary/exp-flushed.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight);

it.each([1, 2, 3, 4, 5])('each of %i weights is the exponential of its difference to the largest', (options) => {
  const one = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  );
  const some = fc.oneof(one, fc.constantFrom(0, -0, 1, -1));
  fc.assert(
    fc.property(fc.array(some, { minLength: options, maxLength: options }), (values) => {
      const best = Math.max(...values);
      const expected = values.map((value) => expFlushed(scalarAlgebra, value - best));
      expect(boltzmannWeights(scalarAlgebra, values)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it.each([1, 2, 3, 4])('of %i values, one that is NaN or an infinite largest one makes their sum NaN', (options) => {
  const one = fc.oneof(fc.constantFrom(Infinity, -Infinity, Number.NaN), fc.double());
  fc.assert(
    fc.property(fc.array(one, { minLength: options, maxLength: options }), (values) => {
      const best = Math.max(...values);
      expect(Number.isNaN(total(boltzmannWeights(scalarAlgebra, values)))).toBe(!Number.isFinite(best));
    }),
    { numRuns: 1000 },
  );
});
