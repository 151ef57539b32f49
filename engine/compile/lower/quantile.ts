import type { Distribution, DrawKind } from '../../language/model.ts';
import { bernoulliQuantile } from '../elementary/quantiles/bernoulli.ts';
import { choiceQuantile } from '../elementary/quantiles/choice.ts';
import { exponentialQuantile } from '../elementary/quantiles/exponential.ts';
import { lognormalCdf, lognormalQuantile } from '../elementary/quantiles/lognormal.ts';
import { normalCdf, normalQuantile } from '../elementary/quantiles/normal.ts';
import { paretoQuantile } from '../elementary/quantiles/pareto.ts';
import { poissonFinish, poissonStart } from '../elementary/quantiles/poisson.ts';
import { triangularCdf, triangularQuantile } from '../elementary/quantiles/triangular.ts';
import { truncated } from '../elementary/quantiles/truncated.ts';
import { uniformCdf, uniformQuantile } from '../elementary/quantiles/uniform.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node } from '../graph/node.ts';

/** A draw's value from its uniform number: the inverse of its distribution function. */
export const drawQuantile = (graph: Graph, kind: DrawKind, u: Node, args: readonly Node[]): Node => {
  const { algebra } = graph;
  const [a, b] = args as readonly [Node, Node];
  switch (kind) {
    case 'normal':
      return normalQuantile(algebra, u, a, b);
    case 'uniform':
      return uniformQuantile(algebra, u, a, b);
    case 'bernoulli':
      return bernoulliQuantile(algebra, u, a);
    case 'lognormal':
      return lognormalQuantile(algebra, u, a, b);
    case 'exponential':
      return exponentialQuantile(algebra, u, a);
    case 'pareto':
      return paretoQuantile(algebra, u, a, b);
    case 'poisson': {
      const { term, active } = poissonStart(algebra, u, a);
      return poissonFinish(algebra, u, a, graph.poissonCount(u, a, term, active));
    }
  }
};

type Cut = Exclude<Distribution, { dist: 'choice' | 'beta' }>;

/** F and its inverse for the distributions that are cut to a range. */
const functionsOf = (graph: Graph, of: Cut): { cdf: (x: Node) => Node; quantile: (u: Node) => Node } => {
  const { algebra } = graph;
  const at = algebra.constant;
  switch (of.dist) {
    case 'normal':
      return {
        cdf: (x) => normalCdf(algebra, x, at(of.mean), at(of.sd)),
        quantile: (u) => normalQuantile(algebra, u, at(of.mean), at(of.sd)),
      };
    case 'lognormal':
      return {
        cdf: (x) => lognormalCdf(algebra, x, at(of.mean), at(of.sd)),
        quantile: (u) => lognormalQuantile(algebra, u, at(of.mean), at(of.sd)),
      };
    case 'uniform':
      return {
        cdf: (x) => uniformCdf(algebra, x, at(of.min), at(of.max)),
        quantile: (u) => uniformQuantile(algebra, u, at(of.min), at(of.max)),
      };
    case 'triangular':
      return {
        cdf: (x) => triangularCdf(algebra, x, at(of.min), at(of.mode), at(of.max)),
        quantile: (u) => triangularQuantile(algebra, u, at(of.min), at(of.mode), at(of.max)),
      };
  }
};

/** A parameter's value in a run: truncated at its range, so that no mass piles up at the bounds. */
export const parameterQuantile = (
  graph: Graph,
  of: Exclude<Distribution, { dist: 'beta' }>,
  range: readonly [number, number] | undefined,
  u: Node,
): Node => {
  const { algebra } = graph;
  if (of.dist === 'choice')
    return choiceQuantile(algebra, u, of.values.map(algebra.constant), of.weights.map(algebra.constant));
  const { cdf, quantile } = functionsOf(graph, of);
  return range === undefined
    ? quantile(u)
    : truncated(algebra, u, algebra.constant(range[0]), algebra.constant(range[1]), cdf, quantile);
};
