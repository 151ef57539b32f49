import type { Expression, ReductionPart } from '../../language/model.ts';
import type { Axis, FoldKind, Node, Player } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { element, type Scope } from './moment.ts';

type Reduction = Expression & { kind: 'reduce' };

/** One part of a reduction with its element bound to an axis. */
type Bound = {
  readonly axis: Axis;
  readonly skip: Player | undefined;
  readonly scope: Scope;
  readonly where: Node | undefined;
  /** Members that take part, `where` aside. */
  readonly size: number;
};

/** Reductions by the order of additions that docs/meaning.md fixes. */
export const lowerReduction = (lowering: Lowering, reduction: Reduction, scope: Scope): Node => {
  const { algebra } = lowering.graph;
  const parts = reduction.parts.map((part) => ({ part, bound: bind(lowering, part, scope) }));
  const total = (values: readonly Node[]): Node => values.reduce(algebra.add);
  const counts = () => total(parts.map(({ bound }) => count(lowering, bound, lowering.graph.truth(true))));
  const truths = () => total(parts.map(({ part, bound }) => count(lowering, bound, bodyMask(lowering, part, bound))));
  const sums = () => total(parts.map(({ part, bound }) => sum(lowering, part, bound)));
  const orElse = (value: Node): Node =>
    reduction.orelse === undefined
      ? value
      : algebra.select(algebra.gt(counts(), algebra.constant(0)), value, lowering.number(reduction.orelse, scope));

  switch (reduction.function) {
    case 'sum':
      return sums();
    case 'mean':
      return orElse(algebra.div(sums(), counts()));
    case 'count':
      return truths();
    case 'share': {
      const number = counts();
      const share = algebra.div(truths(), number);
      return algebra.select(algebra.gt(number, algebra.constant(0)), share, algebra.constant(0));
    }
    case 'any':
      return algebra.gt(truths(), algebra.constant(0));
    case 'all':
      return algebra.eq(truths(), counts());
    case 'min':
    case 'max': {
      const kind = reduction.function;
      return orElse(parts.map(({ part, bound }) => extremum(lowering, kind, part, bound)).reduce(algebra[kind]));
    }
    case 'pick':
      return orElse(pick(lowering, parts));
  }
};

const bind = (lowering: Lowering, part: ReductionPart, scope: Scope): Bound => {
  const { graph } = lowering;
  const { binder } = part;
  const { axis, player, active, distinct } = element(graph, binder, scope);
  const skip = binder.others ? scope.me : undefined;
  const inner: Scope = { ...scope, elements: new Map(scope.elements).set(binder, player), active, distinct };
  const where = part.where === undefined ? undefined : graph.mask(lowering.expression(part.where, inner));
  return { axis, skip, scope: inner, where, size: binder.class.members.length - (skip === undefined ? 0 : 1) };
};

const bodyMask = (lowering: Lowering, part: ReductionPart, bound: Bound): Node =>
  lowering.graph.mask(lowering.expression(part.body, bound.scope));

const bodyNumber = (lowering: Lowering, part: ReductionPart, bound: Bound): Node =>
  lowering.number(part.body, bound.scope);

/** How many elements hold: whole numbers, so total minus own is exact. */
const count = (lowering: Lowering, bound: Bound, holds: Node): Node => {
  const { graph } = lowering;
  const condition = bound.where === undefined ? holds : graph.algebra.and(holds, bound.where);
  if (condition.op === 'truth') return graph.algebra.constant(condition.value ? bound.size : 0);
  return fold(lowering, 'count', bound, graph.number(condition));
};

const sum = (lowering: Lowering, part: ReductionPart, bound: Bound): Node => {
  const { algebra } = lowering.graph;
  const value = bodyNumber(lowering, part, bound);
  return fold(
    lowering,
    'sum',
    bound,
    bound.where === undefined ? value : algebra.select(bound.where, value, algebra.constant(0)),
  );
};

const extremum = (lowering: Lowering, kind: 'min' | 'max', part: ReductionPart, bound: Bound): Node => {
  const { algebra } = lowering.graph;
  const value = bodyNumber(lowering, part, bound);
  const neutral = algebra.constant(kind === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  return fold(lowering, kind, bound, bound.where === undefined ? value : algebra.select(bound.where, value, neutral));
};

/**
 * Folds one value per element. Where the value does not depend on `me`, it belongs to the elements' class: the fold is
 * then taken once for the class (or, without `me`, once for each member by a scan from both ends).
 */
const fold = (lowering: Lowering, kind: 'sum' | 'min' | 'max' | 'count', bound: Bound, body: Node): Node => {
  const { graph } = lowering;
  const plain: FoldKind = kind === 'count' ? 'sum' : kind;
  const own = graph.own(body, bound.axis);
  const classAxis = graph.axis(bound.axis.class, 0);
  if (own === undefined) return graph.fold(plain, bound.axis, bound.skip, [body]);
  if (bound.skip === undefined) return graph.fold(plain, classAxis, undefined, [own]);
  if (kind === 'count') {
    return graph.algebra.sub(graph.fold('sum', classAxis, undefined, [own]), graph.gather(own, bound.skip));
  }
  return graph.gather(graph.scan(kind, classAxis, own), bound.skip);
};

/** Continues across classes: the value kept so far is replaced only by a strictly larger key. */
const pick = (lowering: Lowering, parts: readonly { readonly part: ReductionPart; readonly bound: Bound }[]): Node => {
  const { graph } = lowering;
  const { algebra } = graph;
  const chosen = parts.map(({ part, bound }) => {
    const value = bodyNumber(lowering, part, bound);
    const key = part.key === undefined ? value : lowering.number(part.key, bound.scope);
    const holds = bound.where ?? graph.truth(true);
    const some = algebra.gt(count(lowering, bound, graph.truth(true)), algebra.constant(0));
    const folded = (of: Node): Node => pickFold(lowering, bound, [of, key, holds]);
    return { value: folded(value), key: folded(key), some };
  });
  return chosen.reduce((kept, next) => {
    const replaces = algebra.and(next.some, algebra.or(algebra.not(kept.some), algebra.gt(next.key, kept.key)));
    return {
      value: algebra.select(replaces, next.value, kept.value),
      key: algebra.select(replaces, next.key, kept.key),
      some: algebra.or(kept.some, next.some),
    };
  }).value;
};

const pickFold = (lowering: Lowering, bound: Bound, args: readonly Node[]): Node => {
  const { graph } = lowering;
  const own = args.map((arg) => graph.own(arg, bound.axis)).filter((arg) => arg !== undefined);
  const closed = bound.skip === undefined && own.length === args.length;
  return closed
    ? graph.fold('pick', graph.axis(bound.axis.class, 0), undefined, own)
    : graph.fold('pick', bound.axis, bound.skip, args);
};
