import type { Parameter } from '../../model.ts';
import type { MapNode } from '../../yaml/node.ts';
import { type Draft, idOf } from '../catalogue.ts';
import { asBoolean, asMap, asNumber, asText, itemsOf, nodeAt } from '../nodes.ts';
import type { Declaring } from './declaring.ts';
import type { Entry } from './gather.ts';

const rangeOf = (declaring: Declaring, node: MapNode | undefined): readonly [number, number] | undefined => {
  const items = itemsOf(nodeAt(node, 'range')).map(asNumber);
  const [low, high] = items;
  if (low === undefined || high === undefined) return undefined;
  if (low <= high) return [low, high];
  const span = nodeAt(node, 'range')?.span ?? node?.span;
  if (span)
    declaring.catalogue.report.error('out-of-range', span, `a range is [lowest, highest], not [${low}, ${high}]`);
  return undefined;
};

/** `capability_gap` as people read it. */
export const labelOf = (name: string): string => name.replaceAll('_', ' ');

/** The fields that every parameter has, read from its declaration. */
export const describeParameter = (
  declaring: Declaring,
  entry: Entry,
  options: readonly string[] | undefined,
): Draft<Parameter> => {
  const node = asMap(entry.value);
  const role = asText(nodeAt(node, 'role'));
  return {
    kind: 'parameter',
    name: entry.name,
    module: entry.module,
    id: idOf(entry.module, entry.name),
    owner: entry.owner,
    span: entry.keySpan,
    unit: asText(nodeAt(node, 'unit')) ?? '1',
    unitAt: nodeAt(node, 'unit')?.span,
    label: asText(nodeAt(node, 'label')) ?? labelOf(entry.name),
    doc: asText(nodeAt(node, 'doc')),
    source: asText(nodeAt(node, 'source')),
    role: role === 'lever' ? 'lever' : 'assumption',
    headline: asBoolean(nodeAt(node, 'headline')) ?? false,
    range: rangeOf(declaring, node),
    options,
    values: [],
    origin: 'declared',
    schedule: undefined,
  };
};
