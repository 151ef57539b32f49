// fast-check as all tests import it: whether they pass depends on the sources alone.
//
//   import * as fc from '../properties/seeded.ts';
//
// The seed is fixed, so a property fails on the commit that broke it and on no other. `npm run test:seeds` looks
// further: a fresh seed, ten times the runs. DETENTE_TEST_SEED and DETENTE_TEST_RUNS repeat what it found.

import * as fastCheck from 'fast-check';

export * from 'fast-check';

const whole = (name: string, otherwise: number): number => {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isSafeInteger(value)) throw new Error(`${name}: expected a whole number, got ${process.env[name]}`);
  return value;
};

const usualRuns = 100;
const factor = whole('DETENTE_TEST_RUNS', 1);

fastCheck.configureGlobal({ seed: whole('DETENTE_TEST_SEED', 20_260_101) });

/** `assert` of fast-check, with DETENTE_TEST_RUNS times the runs that the test asks for. */
export function assert<T>(property: fastCheck.IAsyncProperty<T>, parameters?: fastCheck.Parameters<T>): Promise<void>;
export function assert<T>(property: fastCheck.IProperty<T>, parameters?: fastCheck.Parameters<T>): void;
export function assert<T>(property: fastCheck.IRawProperty<T>, parameters: fastCheck.Parameters<T> = {}) {
  return fastCheck.assert(property, { ...parameters, numRuns: factor * (parameters.numRuns ?? usualRuns) });
}
