import type { RuleExpression } from './model.ts';

const partsOf = (rule: RuleExpression): readonly RuleExpression[] => {
  switch (rule.kind) {
    case 'elementwise':
      return rule.arguments;
    case 'one':
      return [rule.option];
    case 'pick_option':
      return [rule.vector, rule.option];
    case 'mix':
      return [rule.weight, rule.first, rule.second];
    case 'softmax':
    case 'boltzmann':
    case 'argmax':
    case 'argmax-first':
    case 'normalise':
    case 'total':
    case 'best':
      return [rule.vector];
    default:
      return [];
  }
};

/** Whether a rule's formula weighs the payoffs of this tick. */
export const readsPayoff = (rule: RuleExpression): boolean => rule.kind === 'payoff' || partsOf(rule).some(readsPayoff);
