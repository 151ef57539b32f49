import type { Decision, Expression, Readable } from '../../language/model.ts';
import type { Scope } from './moment.ts';

/** The expressions directly inside one. */
export const childrenOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'apply':
    case 'extremum':
      return expression.arguments;
    case 'attribute':
      return [expression.index];
    case 'negate':
    case 'not':
      return [expression.operand];
    case 'arithmetic':
    case 'logic':
    case 'compare':
      return [expression.left, expression.right];
    case 'if':
      return [expression.condition, expression.then, expression.else];
    case 'elementary':
      return [expression.argument];
    // What is past depends on nothing of this tick.
    case 'delay':
      return expression.reach.lowest > 0 ? [expression.ticks] : [expression.body, expression.ticks];
    case 'clamp':
      return [expression.value, expression.low, expression.high];
    case 'reduce':
      return [
        ...expression.parts.flatMap((part) => [part.body, part.where, part.key].filter((one) => one !== undefined)),
        ...(expression.orelse === undefined ? [] : [expression.orelse]),
      ];
    case 'pair':
      return expression.columns;
    case 'at':
      return [expression.body, ...expression.supposed.map(({ value }) => value)];
    default:
      return [];
  }
};

/** The names a formula reads directly, or through the definitions it applies. */
export const readsOf = (expression: Expression): readonly Readable[] => [
  ...(expression.kind === 'read' ? [expression.of] : []),
  ...(expression.kind === 'apply' ? readsOf(expression.define.body) : []),
  ...childrenOf(expression).flatMap(readsOf),
];

/** What a name is made of: a let's body; the mask of what has one. */
const formulasBehind = (of: Readable): readonly Expression[] => {
  if (of.kind === 'let') return [of.body];
  return (of.kind === 'decision' || of.kind === 'state') && of.seen !== undefined ? [of.seen] : [];
};

type Dependence = { readonly masked: boolean; readonly decisions: ReadonlySet<Decision> };

/** These and all they are made of. */
const reachedFrom = (roots: readonly Readable[]): readonly Readable[] => {
  const reached = new Set(roots);
  for (const of of reached)
    for (const formula of formulasBehind(of)) for (const read of readsOf(formula)) reached.add(read);
  return [...reached];
};

const dependenceOf = (root: Readable): Dependence => {
  const found = reachedFrom([root]);
  return {
    masked: found.some((of) => (of.kind === 'decision' || of.kind === 'state') && of.seen !== undefined),
    decisions: new Set(found.filter((of) => of.kind === 'decision')),
  };
};

/**
 * Whether what is read depends on choices that are only supposed or, at *decide*, on the viewer or the viewer's
 * imagined option. What does not is computed once for all viewers, options and suppositions.
 */
export const createDependence = (): ((of: Readable, scope: Pick<Scope, 'moment' | 'supposed'>) => boolean) => {
  const known = new Map<Readable, Dependence>();
  return (of, { moment, supposed }) => {
    if (moment.kind !== 'decide' && supposed.length === 0) return false;
    const dependence = known.get(of) ?? dependenceOf(of);
    known.set(of, dependence);
    if (supposed.some(({ decision }) => dependence.decisions.has(decision))) return true;
    if (moment.kind !== 'decide') return false;
    const imagined = moment.hypothesis !== undefined && dependence.decisions.has(moment.hypothesis.decision);
    return imagined || (moment.viewer !== undefined && dependence.masked);
  };
};

/**
 * The decisions of which it is known before anything of a tick is chosen or drawn whether anybody takes them: their
 * `when` reads no draw of a tick and no decision of an earlier stage.
 */
export const foreseeable = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(
    ({ when, stage }) =>
      when !== undefined &&
      reachedFrom(readsOf(when)).every(
        (of) => !(of.kind === 'decision' && of.stage < stage) && !(of.kind === 'draw' && of.per === 'tick'),
      ),
  );
