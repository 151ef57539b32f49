import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { bernoulliQuantile } from '../../engine/compile/elementary/quantiles/bernoulli.ts';
import { exponentialQuantile } from '../../engine/compile/elementary/quantiles/exponential.ts';
import { lognormalCdf, lognormalQuantile } from '../../engine/compile/elementary/quantiles/lognormal.ts';
import { normalCdf, normalQuantile } from '../../engine/compile/elementary/quantiles/normal.ts';
import { paretoQuantile } from '../../engine/compile/elementary/quantiles/pareto.ts';
import { poissonQuantile } from '../../engine/compile/elementary/quantiles/poisson.ts';
import { triangularCdf, triangularQuantile } from '../../engine/compile/elementary/quantiles/triangular.ts';
import { uniformCdf, uniformQuantile } from '../../engine/compile/elementary/quantiles/uniform.ts';
import { scalarAlgebra as scalar } from '../../engine/compile/elementary/scalar.ts';
import type { Decision, Distribution, DrawKind, Parameter } from '../../engine/language/model.ts';
import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { nextUniform, perRunUniform, type StreamState, streamState } from '../../engine/run/random/stream.ts';
import { choiceFrom } from './choose.ts';
import { type Player, playerName } from './scope.ts';

/** The uniform numbers of one run: one per name, player and tick, or one for the whole run. */
export type Streams = {
  readonly perTick: (kind: 'draw' | 'decision', id: string, player: Player, tick: number) => number;
  readonly perRun: (kind: 'draw' | 'parameter', id: string, player: Player) => number;
  /** The option that is taken with such weights; without it chance decides. */
  readonly pick?: (weights: readonly number[]) => number;
  /** The option that is put there by hand in this tick, whatever else would be chosen. */
  readonly move?: (decision: Decision, player: Player, tick: number) => number | undefined;
};

/** The median world: every draw at one half, everybody at his likeliest option. */
export const medianStreams: Streams = {
  perTick: () => 0.5,
  perRun: () => 0.5,
  pick: (weights) => weights.indexOf(Math.max(...weights)),
};

export const streamsOf = (seed: string, run: number): Streams => {
  const key = seedKey(seed);
  const played = new Map<string, { readonly state: StreamState; readonly numbers: number[] }>();
  const upTo = (name: string, tick: number): readonly number[] => {
    const stream = played.get(name) ?? { state: streamState(key, run, nameHash(name)), numbers: [] };
    played.set(name, stream);
    while (stream.numbers.length <= tick) stream.numbers.push(nextUniform(stream.state));
    return stream.numbers;
  };
  return {
    perTick: (kind, id, player, tick) => upTo(`${kind}/${id}/${playerName(player)}`, tick)[tick] as number,
    perRun: (kind, id, player) => perRunUniform(key, run, nameHash(`${kind}/${id}/${playerName(player)}`)),
  };
};

/** The value of a draw: the inverse distribution function, with the arguments' values, at a uniform number. */
export const drawValue = (kind: DrawKind, parameters: readonly number[], uniform: number): number => {
  const [first, second] = parameters as [number, number];
  switch (kind) {
    case 'normal':
      return normalQuantile(scalar, uniform, first, second);
    case 'uniform':
      return uniformQuantile(scalar, uniform, first, second);
    case 'bernoulli':
      return bernoulliQuantile(scalar, uniform, first);
    case 'lognormal':
      return lognormalQuantile(scalar, uniform, first, second);
    case 'poisson':
      return poissonQuantile(uniform, first);
    case 'exponential':
      return exponentialQuantile(scalar, uniform, first);
    case 'pareto':
      return paretoQuantile(scalar, uniform, first, second);
  }
};

/** A draw fails where its value is NaN, or where it is a probability that is none. */
export const isDraw = (kind: DrawKind, parameters: readonly number[], value: number): boolean => {
  const probability = parameters[0] as number;
  return kind === 'bernoulli' ? probability >= -1e-9 && probability <= 1 + 1e-9 : !Number.isNaN(value);
};

type Functions = { readonly cdf: (x: number) => number; readonly quantile: (u: number) => number };

const functionsOf = (given: Exclude<Distribution, { dist: 'choice' }>): Functions => {
  switch (given.dist) {
    case 'normal':
      return {
        cdf: (x) => normalCdf(scalar, x, given.mean, given.sd),
        quantile: (u) => normalQuantile(scalar, u, given.mean, given.sd),
      };
    case 'lognormal':
      return {
        cdf: (x) => lognormalCdf(scalar, x, given.mean, given.sd),
        quantile: (u) => lognormalQuantile(scalar, u, given.mean, given.sd),
      };
    case 'uniform':
      return {
        cdf: (x) => uniformCdf(scalar, x, given.min, given.max),
        quantile: (u) => uniformQuantile(scalar, u, given.min, given.max),
      };
    case 'triangular':
      return {
        cdf: (x) => triangularCdf(scalar, x, given.min, given.mode, given.max),
        quantile: (u) => triangularQuantile(scalar, u, given.min, given.mode, given.max),
      };
    case 'beta':
      return { cdf: (x) => betaCdf(x, given.a, given.b), quantile: (u) => betaQuantile(u, given.a, given.b) };
  }
};

const belowOne = 1 - Number.EPSILON / 2;

/** A parameter drawn once per run, its distribution truncated at the parameter's range. */
export const parameterValue = (given: Distribution, range: Parameter['range'], uniform: number): number => {
  if (given.dist === 'choice') return given.values[choiceFrom(given.weights, uniform)] as number;
  const { cdf, quantile } = functionsOf(given);
  if (!range) return quantile(uniform);
  const [low, high] = range;
  const inside = cdf(low) + uniform * (cdf(high) - cdf(low));
  return Math.min(Math.max(quantile(Math.min(inside, belowOne)), low), high);
};
