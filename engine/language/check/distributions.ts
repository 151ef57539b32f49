import type { Distribution } from '../model.ts';
import type { MapNode, YamlNode } from '../yaml/node.ts';
import { isEmptyWithin } from './mass.ts';
import { naturalLog } from './natural-log.ts';
import { asMap, asNumber, asText, itemsOf, nodeAt } from './nodes.ts';
import type { Report } from './report.ts';

/** The 90 % point of the standard normal distribution. */
const z90 = 1.2815515655446004;

export const isDistribution = (node: YamlNode | undefined): node is MapNode =>
  ['dist', 'p10', 'p90'].some((key) => {
    const value = nodeAt(asMap(node), key);
    return value !== undefined && value.kind !== 'map';
  });

type Numbers = (key: string) => number;
type Range = readonly [number, number] | undefined;

/** The distribution with a tenth of its probability below `p10` and a tenth above `p90`, in closed form. */
const fromQuantiles = (report: Report, node: MapNode, low: number, high: number): Distribution | undefined => {
  const dist = asText(nodeAt(node, 'dist'));
  if (low >= high) {
    report.error('bad-distribution', node.span, `p10 lies below p90, here ${low} and ${high}`);
    return undefined;
  }
  if (dist === 'uniform') return { dist, min: low - (high - low) / 8, max: high + (high - low) / 8 };
  if (dist === 'normal') return { dist, mean: (low + high) / 2, sd: (high - low) / (2 * z90) };
  if (low <= 0) {
    report.error('bad-distribution', node.span, `a lognormal number is positive, so p10 cannot be ${low}`);
    return undefined;
  }
  const [a, b] = [naturalLog(low), naturalLog(high)];
  return { dist: 'lognormal', mean: (a + b) / 2, sd: (b - a) / (2 * z90) };
};

const choiceOf = (node: MapNode, options: readonly string[] | undefined): Distribution => ({
  dist: 'choice',
  values: itemsOf(nodeAt(node, 'values')).map(
    (item) => asNumber(item) ?? options?.indexOf(asText(item) ?? '') ?? Number.NaN,
  ),
  weights: itemsOf(nodeAt(node, 'weights')).map((item) => asNumber(item) ?? Number.NaN),
});

const read = (node: MapNode, numbers: Numbers, options: readonly string[] | undefined): Distribution | undefined => {
  const dist = asText(nodeAt(node, 'dist'));
  switch (dist) {
    case 'normal':
    case 'lognormal':
      return { dist, mean: numbers('mean'), sd: numbers('sd') };
    case 'uniform':
      return { dist, min: numbers('min'), max: numbers('max') };
    case 'triangular':
      return { dist, min: numbers('min'), mode: numbers('mode'), max: numbers('max') };
    case 'beta':
      return { dist, a: numbers('a'), b: numbers('b') };
    case 'choice':
      return choiceOf(node, options);
    default:
      return undefined;
  }
};

const faultOfChoice = (
  { values, weights }: Extract<Distribution, { dist: 'choice' }>,
  range: Range,
): string | undefined => {
  if (values.length === 0 || values.length !== weights.length)
    return `choice has as many weights as values, here ${weights.length} for ${values.length}`;
  if (weights.some((weight) => weight < 0) || !weights.some((weight) => weight > 0))
    return 'the weights of choice are not negative, and one is positive';
  const outside = range && values.find((value) => value < range[0] || value > range[1]);
  return outside === undefined ? undefined : `choice can take ${outside}, outside the range [${range?.join(', ')}]`;
};

const supportOf = (distribution: Distribution): readonly [number, number] => {
  switch (distribution.dist) {
    case 'uniform':
    case 'triangular':
      return [distribution.min, distribution.max];
    case 'beta':
      return [0, 1];
    case 'lognormal':
      return [0, Number.POSITIVE_INFINITY];
    default:
      return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  }
};

const faultOf = (distribution: Distribution, range: Range): string | undefined => {
  if (distribution.dist === 'choice') return faultOfChoice(distribution, range);
  if ('sd' in distribution && !(distribution.sd > 0)) return `sd is positive, not ${distribution.sd}`;
  if (distribution.dist === 'beta' && !(distribution.a > 0 && distribution.b > 0))
    return `a and b of beta are positive, not ${distribution.a} and ${distribution.b}`;
  if ('min' in distribution && !(distribution.min < distribution.max))
    return `min lies below max, here ${distribution.min} and ${distribution.max}`;
  if (
    distribution.dist === 'triangular' &&
    !(distribution.min <= distribution.mode && distribution.mode <= distribution.max)
  )
    return `mode lies between min and max, here ${distribution.mode}`;
  const [low, high] = supportOf(distribution);
  const apart = range && (range[1] <= low || range[0] >= high || isEmptyWithin(distribution, range));
  return apart ? `practically nothing of the distribution lies in the range [${range.join(', ')}]` : undefined;
};

/** A lognormal is given by its logarithm, which is easily taken for the number itself. */
const hintOf = (distribution: Distribution, node: MapNode, range: Range): string | undefined => {
  if (!range || distribution.dist !== 'lognormal' || !nodeAt(node, 'mean')) return undefined;
  const { mean } = distribution;
  const meant = mean > 0 && mean >= range[0] && mean <= range[1];
  const example = meant ? `: around ${mean} it is mean: ${Number(naturalLog(mean).toPrecision(4))}` : '';
  return `mean and sd of a lognormal are those of the logarithm${example}`;
};

/** A distribution as a file gives it, checked; its shape (which keys, numbers) has been checked on loading. */
export const readDistribution = (
  report: Report,
  node: MapNode,
  range: Range,
  options?: readonly string[],
): Distribution | undefined => {
  const [low, high] = [asNumber(nodeAt(node, 'p10')), asNumber(nodeAt(node, 'p90'))];
  const distribution =
    low !== undefined && high !== undefined
      ? fromQuantiles(report, node, low, high)
      : read(node, (key) => asNumber(nodeAt(node, key)) ?? Number.NaN, options);
  const fault = distribution && faultOf(distribution, range);
  if (!distribution || fault === undefined) return distribution;
  report.error('bad-distribution', node.span, fault, hintOf(distribution, node, range));
  return undefined;
};
