import type { DrawKind } from '../../language/model.ts';
import { bernoulliQuantile } from '../elementary/quantiles/bernoulli.ts';
import { exponentialQuantile } from '../elementary/quantiles/exponential.ts';
import { lognormalQuantile } from '../elementary/quantiles/lognormal.ts';
import { normalQuantile } from '../elementary/quantiles/normal.ts';
import { paretoQuantile } from '../elementary/quantiles/pareto.ts';
import { poissonFinish, poissonStart } from '../elementary/quantiles/poisson.ts';
import { uniformQuantile } from '../elementary/quantiles/uniform.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node } from '../graph/node.ts';

/**
 * A draw's value from its uniform number: the inverse of its distribution function.
 *
 * @param algebra of the graph
 */
export const drawQuantile = (
  graph: Graph,
  algebra: Graph['algebra'],
  kind: DrawKind,
  u: Node,
  args: readonly Node[],
): Node => {
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
