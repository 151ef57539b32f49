import type { Decision, Expression } from '../../model.ts';
import type { MapNode } from '../../yaml/node.ts';
import type { Draft } from '../catalogue.ts';
import { constantOf } from '../constant.ts';
import { entryOf, nodeAt } from '../nodes.ts';
import type { Scope } from '../scope.ts';
import { type Declaring, later } from './declaring.ts';

/** `every: n` as a condition: t % max(floor(n), 1) == 0. What is written as a whole number stands as it is. */
const conditionOf = (every: Expression): Expression => {
  const { span } = every;
  const one: Expression = { kind: 'number', value: 1, span };
  const whole: Expression = { kind: 'elementary', function: 'floor', argument: every, span };
  const ticks: Expression =
    every.kind === 'number' ? every : { kind: 'extremum', function: 'max', arguments: [whole, one], span };
  const t: Expression = { kind: 'time', name: 't', span };
  const rest: Expression = { kind: 'arithmetic', operator: '%', left: t, right: ticks, span };
  return { kind: 'compare', operator: '==', left: rest, right: { kind: 'number', value: 0, span }, span };
};

const checkEvery = ({ catalogue }: Declaring, every: Expression): void => {
  const constant = constantOf(every);
  if (constant === undefined || Number.isNaN(constant) || (Number.isInteger(constant) && constant >= 1)) return;
  catalogue.report.error('out-of-range', every.span, `"every" is a whole number of ticks from 1 on, not ${constant}`);
};

/** In which ticks a decision is taken: `when: condition`, or `every: n`, never both. */
export const declareTiming = (declaring: Declaring, decision: Draft<Decision>, node: MapNode, scope: Scope): void => {
  const [when, every] = [nodeAt(node, 'when'), nodeAt(node, 'every')];
  if (when && every) {
    declaring.catalogue.report.error(
      'wrong-value',
      entryOf(node, 'every')?.keySpan ?? every.span,
      'a decision has either "when" or "every", got both',
      `say it in one condition: when: t % ${every.kind === 'scalar' ? every.text : 'n'} == 0 or ${when.kind === 'scalar' ? when.text : 'condition'}`,
    );
    return;
  }
  later(declaring, when, scope, (formula) => {
    decision.when = formula;
  });
  later(declaring, every, scope, (formula) => {
    checkEvery(declaring, formula);
    decision.every = formula;
    decision.when = conditionOf(formula);
  });
};
