import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Decision, Expression, Parameter, RuleExpression } from '../model.ts';
import type { Span } from '../source.ts';
import { type Draft, unresolved } from './catalogue.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { RuleNames, Scope } from './scope.ts';

/** A rule as one decision uses it: what its names mean there. */
export type RuleContext = {
  readonly resolving: Resolving;
  readonly rule: string;
  readonly decision: Draft<Decision>;
  /** One parameter per name, or one per option. */
  readonly parameters: ReadonlyMap<string, Draft<Parameter> | readonly Draft<Parameter>[]>;
  /** Ties of `argmax` go to the first (`ties: first`), not to all. */
  readonly tiesToFirst: boolean;
  /** Where the decision names the rule. */
  readonly usedAt: Span;
};

const names = ['payoff', 'option', 'choice', 'first', 'cooperate', 'defect', 'cooperated'];
const verbs: ReadonlyMap<string, string> = new Map([
  ['softmax', 'softmax(v)'],
  ['argmax', 'argmax(v)'],
  ['argmax_first', 'argmax_first(v)'],
  ['normalise', 'normalise(v)'],
  ['one', 'one(option)'],
  ['pick_option', 'pick_option(v, choice)'],
  ['total', 'total(v)'],
  ['best', 'best(v)'],
  ['mix', 'mix(weight, v, w)'],
]);
const arities: Readonly<Record<string, number>> = { pick_option: 2, mix: 3 };
const later = new Set(['realised', 'foregone', 'probability', 'memory']);

/** Words that mean something in every rule, so that no parameter of a rule can be called so. */
export const isRuleWord = (name: string): boolean => names.includes(name) || verbs.has(name) || later.has(name);

const me = { kind: 'me' } as const;

/** The option that stands for defection: the last one, or the first where the last is cooperation. */
const defectOf = (decision: Decision): number => {
  const last = decision.options.length - 1;
  return decision.cooperate === last ? 0 : last;
};

/** Is there a number per option in it, or one number? */
export const isVector = (expression: RuleExpression): boolean => {
  switch (expression.kind) {
    case 'scalar':
    case 'pick_option':
    case 'total':
    case 'best':
      return false;
    case 'elementwise':
      return expression.arguments.some(isVector);
    default:
      return true;
  }
};

/** Another player's last choice, as others are seen, or his place in the class. */
const readOfOther = ({ decision, resolving }: RuleContext, field: string, scope: Scope, span: Span): Expression => {
  const { slot } = scope;
  if (!slot) {
    return refuse(
      resolving.catalogue,
      'collection-in-scalar-place',
      span,
      `"others.${field}" has a value per player, here one number is wanted`,
      'reduce it, like share(others.choice == cooperate)',
    );
  }
  slot.head = 'others';
  slot.binder ??= { class: decision.owner, others: true };
  const player = { kind: 'element', binder: slot.binder } as const;
  return field === 'number'
    ? { kind: 'place', player, span }
    : { kind: 'read', of: decision, player, seen: false, span };
};

const cooperated = ({ decision }: RuleContext, span: Span): Expression => {
  const binder = { class: decision.owner, others: true };
  const left: Expression = { kind: 'read', of: decision, player: { kind: 'element', binder }, seen: false, span };
  const right: Expression = { kind: 'number', value: decision.cooperate, span };
  const body: Expression = { kind: 'compare', operator: '<=', left, right, span };
  return {
    kind: 'reduce',
    function: 'share',
    parts: [{ binder, body, where: undefined, key: undefined }],
    orelse: undefined,
    span,
  };
};

const scalarName = (context: RuleContext, { name, span }: SyntaxOf<'name'>): Expression | undefined => {
  const { decision } = context;
  const number = (value: number): Expression => ({ kind: 'number', value, span });
  switch (name) {
    case 'choice':
      return { kind: 'read', of: decision, player: me, seen: false, span };
    case 'first':
      if (decision.when) return { kind: 'first-decision', decision, span };
      return { kind: 'compare', operator: '==', left: { kind: 'time', name: 't', span }, right: number(0), span };
    case 'cooperate':
      return number(decision.cooperate);
    case 'defect':
      return number(defectOf(decision));
    case 'cooperated':
      return cooperated(context, span);
    default:
      return undefined;
  }
};

const needsPayoff = (context: RuleContext): void => {
  const { decision, rule, usedAt, resolving } = context;
  if (decision.payoff) return;
  resolving.catalogue.report.error(
    'rule-needs-payoff',
    usedAt,
    `the rule "${rule}" looks at payoffs, and the decision "${decision.name}" has none`,
    `add payoff: … to ${decision.name}`,
  );
};

/** A name that stands for a number per option. */
const vectorName = (context: RuleContext, { name, span }: SyntaxOf<'name'>): RuleExpression | undefined => {
  if (name === 'payoff') {
    needsPayoff(context);
    return { kind: 'payoff', span };
  }
  if (name === 'option') return { kind: 'option', span };
  const parameter = context.parameters.get(name);
  if (!parameter || 'kind' in parameter) return undefined;
  for (const each of parameter) context.resolving.catalogue.read.add(each);
  return { kind: 'per-option', span, parameters: parameter };
};

const resolveVerb = (context: RuleContext, name: string, syntax: SyntaxOf<'call'>): RuleExpression | undefined => {
  const { catalogue } = context.resolving;
  const { args, span } = syntax;
  const wanted = arities[name] ?? 1;
  if (args.length !== wanted) {
    refuse(
      catalogue,
      'argument-count',
      span,
      `${name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${args.length}`,
      `write ${verbs.get(name)}`,
    );
    return undefined;
  }
  const [first, second, third] = args.map((argument) => resolveRuleFormula(context, argument));
  if (!first) return undefined;
  switch (name) {
    case 'softmax':
    case 'normalise':
    case 'total':
    case 'best':
      return { kind: name, span, vector: first };
    case 'argmax':
      return { kind: context.tiesToFirst ? 'argmax-first' : 'argmax', span, vector: first };
    case 'argmax_first':
      return { kind: 'argmax-first', span, vector: first };
    case 'one':
      return { kind: 'one', span, option: first };
    case 'pick_option':
      if (second && isVector(second)) {
        refuse(
          catalogue,
          'vector-in-scalar-place',
          second.span,
          'pick_option takes one option, this is a number per option',
          'name one option, like best(payoff), choice or cooperate',
        );
        return undefined;
      }
      return second && { kind: 'pick_option', span, vector: first, option: second };
    default:
      return second && third && { kind: 'mix', span, weight: first, first: second, second: third };
  }
};

/** The names of a rule; what has a number per option becomes an argument of the formula, and is kept in `leaves`. */
const ruleNames = (context: RuleContext, leaves: RuleExpression[]): RuleNames => {
  const { catalogue } = context.resolving;
  const leaf = (expression: RuleExpression, scope: Scope): Expression => {
    if (scope.slot) {
      return refuse(
        catalogue,
        'vector-in-scalar-place',
        expression.span,
        'a number per option cannot stand inside a reduction over players',
        'total(v) adds over the options',
      );
    }
    leaves.push(expression);
    return { kind: 'argument', index: leaves.length - 1, span: expression.span };
  };
  const parameter = ({ name, span }: SyntaxOf<'name'>): Expression | undefined => {
    const of = context.parameters.get(name);
    if (!of || !('kind' in of)) return undefined;
    catalogue.read.add(of);
    return { kind: 'read', of, player: me, seen: false, span };
  };
  return {
    name: (syntax, scope) => {
      if (later.has(syntax.name))
        return refuse(catalogue, 'not-yet', syntax.span, `this version's rules have no "${syntax.name}" yet`);
      const vector = vectorName(context, syntax);
      return vector ? leaf(vector, scope) : (scalarName(context, syntax) ?? parameter(syntax));
    },
    call: (name, syntax, scope) => {
      if (!verbs.has(name)) return undefined;
      const verb = resolveVerb(context, name, syntax);
      return verb ? leaf(verb, scope) : unresolved(syntax.span);
    },
    member: ({ object, name, span }, scope) => {
      if (object.kind !== 'name' || object.name !== 'others') return undefined;
      if (name === 'choice' || name === 'number') return readOfOther(context, name, scope, span);
      if (later.has(name))
        return refuse(catalogue, 'not-yet', span, `this version's rules have no "others.${name}" yet`);
      return refuse(catalogue, 'unknown-name', span, `a rule knows nothing of "others.${name}"`, 'write others.choice');
    },
    known: () => [...names, ...context.parameters.keys(), ...verbs.keys()],
  };
};

/** Numbers and vectors over the decision's own options, element by element. */
export const resolveRuleFormula = (context: RuleContext, syntax: Syntax): RuleExpression => {
  const leaves: RuleExpression[] = [];
  const scope: Scope = { class: context.decision.owner, module: undefined, rule: ruleNames(context, leaves) };
  const formula = context.resolving.resolve(syntax, scope);
  const [only] = leaves;
  if (!only) return { kind: 'scalar', span: syntax.span, formula };
  if (formula.kind === 'argument') return leaves[formula.index] ?? only;
  return { kind: 'elementwise', span: syntax.span, formula, arguments: leaves };
};

/** The weights of a rule: softmax by itself needs no division. */
export const resolveChoose = (context: RuleContext, syntax: Syntax): RuleExpression => {
  const { problems } = context.resolving.catalogue.report;
  const before = problems.length;
  const choose = resolveRuleFormula(context, syntax);
  if (problems.length === before && !isVector(choose)) {
    context.resolving.catalogue.report.error(
      'not-over-options',
      syntax.span,
      'choose gives a weight per option, this is one number',
      'write one(option), softmax(payoff) or another formula over the options',
    );
  }
  return choose.kind === 'softmax' ? { ...choose, kind: 'boltzmann' } : choose;
};
