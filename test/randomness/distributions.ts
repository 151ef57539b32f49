import { simulate } from '../../engine/run/simulate.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import type { Outcome } from './battery.ts';
import { chiSquareTest, gammaAbove, kolmogorovSmirnovTest, normalAbove } from './p-values.ts';

/** P(X ≤ x) and P(X > x), each to full relative precision where it is small. */
type Continuous = { readonly below: (x: number) => number; readonly above: (x: number) => number };
/** P(X = values[k]); `chances` sum to one, the last is of all that is left. */
type Discrete = { readonly values: readonly number[]; readonly chances: readonly number[] };

export type Drawn = {
  readonly name: string;
  /** As written in a scenario: a draw, or the value of a parameter. */
  readonly draw?: string;
  readonly parameter?: string;
  readonly range?: readonly [number, number];
  readonly distribution: Continuous | Discrete;
};

const normal = (mean: number, sd: number): Continuous => ({
  below: (x) => normalAbove((mean - x) / sd),
  above: (x) => normalAbove((x - mean) / sd),
});

const lognormal = (mean: number, sd: number): Continuous => {
  const { below, above } = normal(mean, sd);
  return { below: (x) => below(Math.log(x)), above: (x) => above(Math.log(x)) };
};

/** Of a distribution by what lies above, where 1 − above loses nothing that matters. */
const from = (above: (x: number) => number, below = (x: number) => 1 - above(x)): Continuous => ({ below, above });

/** Cut to a range. */
const within = ({ below, above }: Continuous, [low, high]: readonly [number, number]): Continuous => {
  const inside = below(high) - below(low);
  return { below: (x) => (below(x) - below(low)) / inside, above: (x) => (above(x) - above(high)) / inside };
};

/** Beta with whole a and b: the chance of at least a heads in a + b − 1 throws. */
const beta = (a: number, b: number): Continuous => {
  const n = a + b - 1;
  const heads = (x: number, first: number, last: number): number => {
    let sum = 0;
    let choose = 1;
    for (let k = 0; k <= last; k++) {
      if (k >= first) sum += choose * x ** k * (1 - x) ** (n - k);
      choose = (choose * (n - k)) / (k + 1);
    }
    return sum;
  };
  return { below: (x) => heads(x, a, n), above: (x) => heads(x, 0, a - 1) };
};

const exponential = (rate: number): Continuous =>
  from(
    (x) => Math.exp(-rate * x),
    (x) => -Math.expm1(-rate * x),
  );

const triangular = (min: number, mode: number, max: number): Continuous => ({
  below: (x) =>
    x < mode ? (x - min) ** 2 / ((max - min) * (mode - min)) : 1 - (max - x) ** 2 / ((max - min) * (max - mode)),
  above: (x) =>
    x < mode ? 1 - (x - min) ** 2 / ((max - min) * (mode - min)) : (max - x) ** 2 / ((max - min) * (max - mode)),
});

const counts = (most: number, above: (k: number) => number): Discrete => {
  const values = Array.from({ length: most + 1 }, (_, k) => k);
  return { values, chances: values.map((k) => (k === 0 ? 1 : above(k - 1)) - (k === most ? 0 : above(k))) };
};

/** P(more than k) is the chance that a gamma number of shape k + 1 lies below the rate. */
export const poisson = (rate: number): Discrete =>
  counts(Math.ceil(rate + 10 * Math.sqrt(rate) + 10), (k) => 1 - gammaAbove(k + 1, rate));

/** What a rate above 30 is said to give: the normal distribution rounded, nothing below 0. */
export const roundedNormal = (rate: number): Discrete =>
  counts(Math.ceil(rate + 10 * Math.sqrt(rate)), (k) => normalAbove((k + 0.5 - rate) / Math.sqrt(rate)));

const chancesOf = (...chances: number[]): Discrete => ({ values: chances.map((_, k) => k), chances });

const WEIGHTS = [0, 1, 2, 3].map(Math.exp);
const WEIGHT = WEIGHTS.reduce((a, b) => a + b);

/** Everything of the language that makes values of numbers in [0, 1). */
export const drawn: readonly Drawn[] = [
  {
    name: 'uniform(-2, 3)',
    draw: 'uniform(-2, 3)',
    distribution: from(
      (x) => (3 - x) / 5,
      (x) => (x + 2) / 5,
    ),
  },
  { name: 'normal(1, 2)', draw: 'normal(1, 2)', distribution: normal(1, 2) },
  { name: 'lognormal(0, 1.5)', draw: 'lognormal(0, 1.5)', distribution: lognormal(0, 1.5) },
  { name: 'exponential(0.5)', draw: 'exponential(0.5)', distribution: exponential(0.5) },
  {
    name: 'pareto(2, 1.5)',
    draw: 'pareto(2, 1.5)',
    distribution: from(
      (x) => (2 / x) ** 1.5,
      (x) => -Math.expm1(1.5 * Math.log(2 / x)),
    ),
  },
  { name: 'bernoulli(0.3)', draw: 'bernoulli(0.3)', distribution: chancesOf(0.7, 0.3) },
  { name: 'bernoulli(0.001)', draw: 'bernoulli(0.001)', distribution: chancesOf(0.999, 0.001) },
  ...[0.2, 4, 29.9, 30].map((rate) => ({
    name: `poisson(${rate})`,
    draw: `poisson(${rate})`,
    distribution: poisson(rate),
  })),
  ...[30.1, 200].map((rate) => ({
    name: `poisson(${rate}), as a rounded normal`,
    draw: `poisson(${rate})`,
    distribution: roundedNormal(rate),
  })),
  { name: 'a choice by logit of 0, 1, 2, 3', distribution: chancesOf(...WEIGHTS.map((weight) => weight / WEIGHT)) },
  { name: 'parameter, normal', parameter: '{dist: normal, mean: 0, sd: 1}', distribution: normal(0, 1) },
  {
    name: 'parameter, normal cut to [0.5, 4]',
    parameter: '{dist: normal, mean: 0, sd: 1}',
    range: [0.5, 4],
    distribution: within(normal(0, 1), [0.5, 4]),
  },
  { name: 'parameter, lognormal', parameter: '{dist: lognormal, mean: 0, sd: 0.3}', distribution: lognormal(0, 0.3) },
  {
    name: 'parameter, triangular',
    parameter: '{dist: triangular, min: 0, mode: 1, max: 4}',
    distribution: triangular(0, 1, 4),
  },
  { name: 'parameter, beta(2, 5)', parameter: '{dist: beta, a: 2, b: 5}', distribution: beta(2, 5) },
  {
    name: 'parameter, choice 1 : 2 : 5',
    parameter: '{dist: choice, values: [0, 1, 2], weights: [1, 2, 5]}',
    distribution: chancesOf(0.125, 0.25, 0.625),
  },
];

const scenario = (): string => {
  const lines = (of: (one: Drawn, i: number) => string | undefined): string =>
    drawn.flatMap((one, i) => of(one, i) ?? []).join('\n');
  return `detente: 1
title: Draws
time: {tick: month, horizon: 1}
players: {labs: [{name: Lab}]}
parameters:
${lines(({ parameter, range }, i) => parameter && `  p${i}: {unit: "1", ${range ? `range: [${range.join(', ')}], ` : ''}default: ${parameter}, doc: drawn, source: assumption}`)}
decisions: {labs: {stance: {options: [a, b, c, d], initial: a, gain: [0, 1, 2, 3], payoff: "gain[stance]", rule: {logit: {precision: 1}}}}}
draw:
  world:
${lines(({ draw }, i) => draw && `    d${i}: ${draw}`)}
measures:
${lines(({ draw, parameter }, i) => `  m${i}: {unit: "1", final: ${draw ? `d${i}` : parameter ? `p${i}` : 'sum(labs.stance)'}}`)}
`;
};

/** The values of each, one per run. */
export const drawValues = async (runs: number, seed: string): Promise<readonly Float64Array[]> => {
  const values = drawn.map(() => new Float64Array(runs));
  for await (const { run, measures } of simulate(await modelOfText(scenario()), { runs, seed }))
    for (const [i, value] of measures.entries()) (values[i] as Float64Array)[run] = value;
  return values;
};

export const chiSquareOf = (values: Float64Array, { values: cells, chances }: Discrete): number => {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  const seen = cells.map((cell) => found.get(cell) ?? 0);
  // A value that cannot be: in no cell.
  if (seen.reduce((a, b) => a + b, 0) !== values.length) return 0;
  return chiSquareTest(
    seen,
    chances.map((chance) => chance * values.length),
  );
};

const TAIL = 1 / 256;

/** KS of all, and of those in each tail within it: there the distribution has to hold to its own scale. */
const continuous = (name: string, values: Float64Array, { below, above }: Continuous): readonly Outcome[] => {
  const tail = (of: (x: number) => number): Float64Array =>
    Float64Array.from(values, of)
      .filter((p) => p < TAIL)
      .map((p) => p / TAIL)
      .sort();
  return [
    { sequence: name, test: 'Kolmogorov–Smirnov', p: kolmogorovSmirnovTest(Float64Array.from(values, below).sort()) },
    { sequence: name, test: 'Kolmogorov–Smirnov, lowest 1/256', p: kolmogorovSmirnovTest(tail(below)) },
    { sequence: name, test: 'Kolmogorov–Smirnov, highest 1/256', p: kolmogorovSmirnovTest(tail(above)) },
  ];
};

/** Distributions that the values of a draw do not have, though nearly: each must fail. */
const nearly: readonly { readonly of: string; readonly name: string; readonly distribution: Continuous | Discrete }[] =
  [
    { of: 'bernoulli(0.3)', name: 'bernoulli(0.315)', distribution: chancesOf(0.685, 0.315) },
    { of: 'poisson(30.1), as a rounded normal', name: 'poisson(30.1), exactly', distribution: poisson(30.1) },
    { of: 'normal(1, 2)', name: 'normal(1, 2.1)', distribution: normal(1, 2.1) },
    { of: 'exponential(0.5)', name: 'exponential(0.48)', distribution: exponential(0.48) },
  ];

/** Values of `of` taken for those of another distribution; the smallest p-value of each. */
export const testWrongDistributions = async (runs: number): Promise<readonly Outcome[]> => {
  const values = await drawValues(runs, 'draws');
  return nearly.map(({ of, name, distribution }) => {
    const sample = values[drawn.findIndex((one) => one.name === of)] as Float64Array;
    const p = Math.min(...outcomesOf(name, sample, distribution).map((outcome) => outcome.p));
    return { sequence: of, test: name, p };
  });
};

const outcomesOf = (name: string, values: Float64Array, distribution: Continuous | Discrete): readonly Outcome[] =>
  'chances' in distribution
    ? [{ sequence: name, test: 'χ²', p: chiSquareOf(values, distribution) }]
    : continuous(name, values, distribution);

/** Draws and parameters of a real simulation, against distribution functions that share nothing with the engine's. */
export const testDistributions = async (runs: number): Promise<readonly Outcome[]> => {
  const values = await drawValues(runs, 'draws');
  return drawn.flatMap(({ name, distribution }, i) => outcomesOf(name, values[i] as Float64Array, distribution));
};
