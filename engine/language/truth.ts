import type { Expression } from './model.ts';

/** Whether a formula is always true or false, so that its mean over runs is a share of them. */
export const isTruth = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'compare':
    case 'logic':
    case 'not':
    case 'same-player':
    case 'first-decision':
      return true;
    case 'reduce':
      return expression.function === 'any' || expression.function === 'all';
    case 'read':
      if (expression.of.kind === 'let') return isTruth(expression.of.body);
      return expression.of.kind === 'draw' && expression.of.distribution === 'bernoulli';
    case 'apply':
      return isTruth(expression.define.body);
    case 'at':
    case 'delay':
      return isTruth(expression.body);
    case 'if':
      return isTruth(expression.then) && isTruth(expression.else);
    case 'event':
      return expression.field !== 'in';
    default:
      return false;
  }
};
