import { seedKey } from '../../engine/run/random/key.ts';
import { uniformFromWords } from '../../engine/run/random/stream.ts';
import { testAvalanche, testBadAvalanche } from './avalanche.ts';
import { battery, type Outcome, testSequence } from './battery.ts';
import { type Control, controls } from './controls.ts';
import { testDistributions, testWrongDistributions } from './distributions.ts';
import { kolmogorovSmirnovTest } from './p-values.ts';
import { aesNumbers } from './reference.ts';
import { sequences } from './sequences.ts';

/** Numbers a sequence; also runs of the simulation whose draws are tested. */
export const NUMBERS = 2 ** 17;
/** Bases whose bits are flipped one by one. */
export const AVALANCHES = 512;
/** Sequences of AES, and numbers of each, that show what the tests say of good numbers. */
export const REPLICATES = 200;
export const REPLICATE_NUMBERS = 2 ** 15;

/** Seeds whose keys are compared. */
export const KEYS = 2 ** 20;

/** The chance that good numbers fail anything here, fixed before looking. */
export const LEVEL = 1e-6;

/** Bad numbers and what the tests that must fail said of them. */
export type Caught = {
  readonly name: string;
  readonly fault: string;
  readonly outcomes: readonly Outcome[];
};

export type Study = {
  readonly numbers: number;
  readonly uniformity: readonly Outcome[];
  readonly avalanche: readonly Outcome[];
  readonly distributions: readonly Outcome[];
  /** A p-value fails where it is below this, or above one less this. */
  readonly limit: number;
  /** Kolmogorov–Smirnov of all p-values against the uniform distribution. */
  readonly together: number;
  /** How many of the keys of consecutive seeds begin with the 53 bits of another's. */
  readonly sharedKeys: number;
  readonly controls: readonly Caught[];
  /** For each test of the battery, whether its p-values of AES are uniform. */
  readonly reference: readonly Outcome[];
  /** What is not as it must be, in words; none is well. */
  readonly findings: readonly string[];
};

/** Half of the level is for the single p-values, both sides; the other half for all of them together. */
export const limitFor = (outcomes: number): number => LEVEL / 4 / outcomes;
export const fails = ({ p }: Outcome, limit: number): boolean => !(p >= limit && p <= 1 - limit);
export const uniformTogether = (outcomes: readonly Outcome[]): number =>
  kolmogorovSmirnovTest(Float64Array.from(outcomes, ({ p }) => p).sort());

/** What tests of the battery say of a bad generator. @param tests by default those that must catch it */
export const testControl = async (
  { name, by, numbers }: Control,
  count: number,
  tests: readonly string[] = by,
): Promise<readonly Outcome[]> => {
  const unknown = by.filter((test) => !battery.some((one) => one.name === test));
  if (unknown.length > 0) throw new Error(`${name}: expected tests of the battery, got ${unknown.join(', ')}`);
  const x = await numbers(count);
  return battery
    .filter((one) => tests.includes(one.name))
    .map((one) => ({ sequence: name, test: one.name, p: one.test(x) }));
};

/** Each test of AES many times: its p-values should be uniform, whatever is tested. */
const testReference = (replicates: number): readonly Outcome[] => {
  const samples = Array.from({ length: replicates }, (_, i) => aesNumbers(REPLICATE_NUMBERS, 1000 + i));
  return battery.map(({ name, test }) => ({
    sequence: 'AES',
    test: name,
    p: kolmogorovSmirnovTest(Float64Array.from(samples, test).sort()),
  }));
};

/** Of random bits two in 2^20 keys agree in 53 with a chance of 1 in 16,000. */
const countSharedKeys = (): number => {
  const sorted = Float64Array.from({ length: KEYS }, (_, seed) => {
    const [first, second] = seedKey(String(seed));
    return uniformFromWords(first, second);
  }).sort();
  return sorted.filter((start, i) => i > 0 && start === sorted[i - 1]).length;
};

const said = ({ sequence, test, p }: Outcome): string => `${sequence}: ${test}: p = ${p.toPrecision(2)}`;

/** All tests, controls and the reference; about a minute. */
export const studyRandomness = async (numbers: number): Promise<Study> => {
  const uniformity: Outcome[] = [];
  for (const { name, numbers: take } of sequences) uniformity.push(...testSequence(name, await take(numbers)));
  const avalanche = await testAvalanche(AVALANCHES);
  const distributions = await testDistributions(numbers);
  const all = [...uniformity, ...avalanche, ...distributions];
  const limit = limitFor(all.length);
  const together = uniformTogether(all);
  const caught: Caught[] = [];
  const everyTest = battery.map(({ name }) => name);
  const blind = new Set(everyTest);
  for (const control of controls) {
    const outcomes = await testControl(control, numbers, everyTest);
    for (const outcome of outcomes) if (fails(outcome, limit)) blind.delete(outcome.test);
    caught.push({ ...control, outcomes: outcomes.filter(({ test }) => control.by.includes(test)) });
  }
  caught.push({
    name: 'sfc32 begun with key + run + name',
    fault: 'no Threefry, no warm-up: a flipped bit flips few',
    outcomes: testBadAvalanche(AVALANCHES),
  });
  for (const outcome of await testWrongDistributions(numbers))
    caught.push({ name: `values of ${outcome.sequence}`, fault: `taken for ${outcome.test}`, outcomes: [outcome] });
  const reference = testReference(REPLICATES);
  const sharedKeys = countSharedKeys();
  const findings = [
    ...(sharedKeys > 0 ? [`${sharedKeys} of ${KEYS} keys are shared by seeds`] : []),
    ...all.filter((outcome) => fails(outcome, limit)).map(said),
    ...(together < LEVEL / 2 ? [`all p-values together are not uniform: p = ${together.toPrecision(2)}`] : []),
    ...caught.flatMap(({ outcomes }) =>
      outcomes.filter((outcome) => !fails(outcome, limit)).map((outcome) => `not caught: ${said(outcome)}`),
    ),
    ...[...blind].map((test) => `no control fails this test: ${test}`),
    ...reference.filter(({ p }) => p < limit).map((outcome) => `the test is not what it should be: ${said(outcome)}`),
  ];
  return {
    numbers,
    uniformity,
    avalanche,
    distributions,
    limit,
    together,
    sharedKeys,
    controls: caught,
    reference,
    findings,
  };
};

/** All p-values and the verdict, as text. */
export const tellStudy = (study: Study): string => {
  const tests = [...study.uniformity, ...study.avalanche, ...study.distributions];
  const caught = study.controls.flatMap(({ outcomes }) => outcomes);
  return [
    ...tests.map(said),
    '',
    'Controls, which must fail:',
    ...caught.map(said),
    '',
    'AES, whether the p-values of each test are uniform:',
    ...study.reference.map(said),
    '',
    `${tests.length} p-values, each within ${study.limit.toPrecision(2)} of neither end; together uniform with p = ${study.together.toPrecision(2)}`,
    study.findings.length === 0 ? 'All is as it must be.' : `Findings:\n${study.findings.join('\n')}`,
  ].join('\n');
};
