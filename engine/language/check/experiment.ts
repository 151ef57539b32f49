import type { End, Experiment, Measure } from '../model.ts';
import type { MapNode } from '../yaml/node.ts';
import type { Catalogue } from './catalogue.ts';
import { asMap, asNumber, asText, entriesOf, nodeAt } from './nodes.ts';
import { findPath } from './paths.ts';
import { listed, suggestion } from './report.ts';

const checkHeadline = (
  catalogue: Catalogue,
  node: MapNode,
  ends: readonly End[],
  measures: readonly Measure[],
): void => {
  const headline = nodeAt(node, 'headline');
  const text = asText(headline);
  const names = [...ends, ...measures].map(({ name }) => name);
  if (!headline || text === undefined || names.includes(text) || text === 'horizon') return;
  catalogue.report.error(
    'unknown-name',
    headline.span,
    `no end and no measure is called "${text}"`,
    suggestion(text, names, names.length > 0 ? `there are ${listed(names)}` : undefined),
  );
};

/** Every path that an arm sets or a design varies leads somewhere. */
const checkPaths = (catalogue: Catalogue, node: MapNode): void => {
  const arms = entriesOf(nodeAt(node, 'arms'));
  const set = arms.flatMap(({ value }) => entriesOf(nodeAt(asMap(value), 'set')));
  for (const { key, keySpan } of [...set, ...entriesOf(nodeAt(node, 'vary'))])
    findPath(catalogue, key.split('.'), keySpan);
};

/** What this version acts on; the rest is read, so that a file for a later version still runs. */
const actedOn = new Set(['runs', 'seed', 'headline']);

/** An experiment that looks done but was not would mislead: say what has no effect. */
const warnOfIdle = (catalogue: Catalogue, node: MapNode): void => {
  for (const { key, keySpan } of node.entries) {
    if (actedOn.has(key)) continue;
    const hint = 'this version plays one arm of the scenario as it is; use --set for another';
    catalogue.report.warn('not-yet', keySpan, `experiment.${key} has no effect yet`, hint);
  }
};

/** What the scenario says about how it is run. */
export const readExperiment = (
  catalogue: Catalogue,
  root: MapNode,
  ends: readonly End[],
  measures: readonly Measure[],
): Experiment => {
  const node = asMap(nodeAt(root, 'experiment'));
  if (node) {
    checkHeadline(catalogue, node, ends, measures);
    checkPaths(catalogue, node);
    warnOfIdle(catalogue, node);
  }
  return {
    runs: asNumber(nodeAt(node, 'runs')),
    seed: asText(nodeAt(node, 'seed')),
    headline: asText(nodeAt(node, 'headline')),
  };
};
