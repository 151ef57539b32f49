import type { EventSet, Expression, ModelEvent } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, MapNode } from '../../yaml/node.ts';
import { type Draft, unresolved } from '../catalogue.ts';
import { constantOf } from '../constant.ts';
import { readFormula } from '../formulas.ts';
import { asBoolean, asMap, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { findPath } from '../paths.ts';
import { formulaName } from '../scope.ts';
import { type Declaring, later } from './declaring.ts';
import type { Part } from './gather.ts';
import type { Namespace } from './players.ts';

/** One `path: value` of an event. */
const readSet = (declaring: Declaring, part: Part, { key, keySpan, value }: MapEntry): EventSet | undefined => {
  const { catalogue, resolving } = declaring;
  const found = findPath(catalogue, key.split('.'), keySpan);
  if (!found) return undefined;
  const { named, member } = found;
  if (named.kind !== 'parameter' && named.kind !== 'decision' && named.kind !== 'state') {
    catalogue.report.error(
      'unknown-path',
      keySpan,
      `an event cannot set "${key}": it is a ${named.kind}`,
      'events set parameters, states and decisions',
    );
    return undefined;
  }
  if (named.kind === 'parameter' && named.schedule) {
    catalogue.report.error('unknown-path', keySpan, `an event cannot set "${key}": it is a list over ticks`);
    return undefined;
  }
  const formula = readFormula(catalogue.report, value);
  if (!formula) return undefined;
  const scope = { class: named.owner, module: part.module, beside: named.module };
  const expression = resolving.resolve(formula.root, scope, catalogue.holds.get(named));
  checkConstant(declaring, named, key, expression);
  return { target: named, member, value: expression };
};

const checkConstant = (declaring: Declaring, target: EventSet['target'], key: string, value: Expression): void => {
  const constant = constantOf(value);
  if (constant === undefined || Number.isNaN(constant)) return;
  const set = declaring.catalogue.holds.get(target);
  const range = target.kind === 'parameter' ? target.range : undefined;
  const [low, high] = set
    ? [0, set.options.length - 1]
    : (range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  if (constant >= low && constant <= high && (!set || Number.isInteger(constant))) return;
  declaring.catalogue.report.error(
    'out-of-range',
    value.span,
    `"${key}" lies in [${low}, ${high}], not at ${constant}`,
  );
};

const nothing = (span: Span): ModelEvent['trigger'] => ({ kind: 'when', condition: unresolved(span) });

const declareEvent = (
  declaring: Declaring,
  part: Part,
  node: MapNode,
  place: number,
  namespace: Namespace,
): Draft<ModelEvent> | undefined => {
  const { catalogue } = declaring;
  const nameNode = nodeAt(node, 'name');
  const name = asText(nameNode) ?? `event ${place}`;
  const span = nameNode?.span ?? node.span;
  const event: Draft<ModelEvent> = {
    name,
    module: part.module,
    label: asText(nodeAt(node, 'label')) ?? name.replaceAll('_', ' '),
    span,
    trigger: nothing(node.span),
    duration: undefined,
    once: asBoolean(nodeAt(node, 'once')) ?? true,
    sets: [],
  };
  if (nameNode && !namespace.take(formulaName(name), 'event', span)) return undefined;
  if (nameNode) catalogue.events.set(formulaName(name), event);
  const scope = { class: undefined, module: part.module };
  later(declaring, nodeAt(node, 'at'), scope, (tick) => {
    event.trigger = { kind: 'at', tick };
  });
  later(declaring, nodeAt(node, 'when'), scope, (condition) => {
    event.trigger = { kind: 'when', condition };
  });
  later(declaring, nodeAt(node, 'for'), scope, (duration) => {
    event.duration = duration;
  });
  const sets = entriesOf(nodeAt(node, 'set'));
  catalogue.later.push(() => {
    event.sets = sets.flatMap((entry) => readSet(declaring, part, entry) ?? []);
  });
  return event;
};

/** Events of all files: the modules' by module name, then the scenario's, each in the order written. */
export const declareEvents = (declaring: Declaring, namespace: Namespace): readonly Draft<ModelEvent>[] => {
  let place = 0;
  return declaring.parts.flatMap((part) =>
    itemsOf(nodeAt(part.root, 'events')).flatMap((item) => {
      const node = asMap(item);
      place += 1;
      return (node && declareEvent(declaring, part, node, place, namespace)) ?? [];
    }),
  );
};
