import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Expression, RuleExpression } from '../model.ts';
import { unresolved } from './catalogue.ts';
import { refuse } from './resolving.ts';
import type { RuleContext } from './rule-context.ts';
import { isRuleName, leafName, readOfOther, readsPerOption, ruleNamesAt, scalarName } from './rule-names.ts';
import type { RuleNames, Scope } from './scope.ts';

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

/** Words that mean something in every rule, so that no parameter or memory of a rule can be called so. */
export const isRuleWord = (name: string): boolean =>
  isRuleName(name) || verbs.has(name) || name === 'memory' || name === 'believe';

/** Is there a number per option in it, or one number? */
export const isVector = (expression: RuleExpression): boolean => {
  switch (expression.kind) {
    case 'scalar':
    case 'pick_option':
    case 'total':
    case 'best':
    case 'probability':
      return false;
    case 'elementwise':
      return expression.arguments.some(isVector);
    default:
      return true;
  }
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
    return { kind: 'read', of, player: { kind: 'me' }, seen: false, span };
  };
  return {
    name: (syntax, scope) => {
      const own = leafName(context, syntax);
      return own ? leaf(own, scope) : (scalarName(context, syntax) ?? parameter(syntax));
    },
    call: (name, syntax, scope) => {
      if (!verbs.has(name)) return undefined;
      const verb = resolveVerb(context, name, syntax);
      return verb ? leaf(verb, scope) : unresolved(syntax.span);
    },
    member: (syntax, scope) => {
      const { object } = syntax;
      return object.kind === 'name' && object.name === 'others' ? readOfOther(context, syntax, scope) : undefined;
    },
    known: () => [
      ...ruleNamesAt(context.moment),
      ...context.parameters.keys(),
      ...context.memory.keys(),
      ...verbs.keys(),
    ],
  };
};

/** Numbers and vectors over the decision's own options, element by element. */
export const resolveRuleFormula = (context: RuleContext, syntax: Syntax): RuleExpression => {
  const leaves: RuleExpression[] = [];
  const scope: Scope = { class: context.decision.owner, module: undefined, rule: ruleNames(context, leaves) };
  const formula = context.resolving.resolve(syntax, scope);
  if (readsPerOption(formula)) leaves.push({ kind: 'option', span: syntax.span });
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

/** One number. */
export const resolveNumber = (context: RuleContext, syntax: Syntax, what: string): RuleExpression => {
  const { report } = context.resolving.catalogue;
  const before = report.problems.length;
  const resolved = resolveRuleFormula(context, syntax);
  if (report.problems.length === before && isVector(resolved)) {
    report.error(
      'vector-in-scalar-place',
      syntax.span,
      `${what} is one number, this is a number per option`,
      'keep it per option (per: option), or take one, like pick_option(v, choice) or total(v)',
    );
  }
  return resolved;
};
