import type { Expression } from '../model.ts';

const arithmetic = (operator: string, left: number, right: number): number | undefined => {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return undefined;
  }
};

const evaluate = (formula: Expression): number | undefined => {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'negate': {
      const operand = evaluate(formula.operand);
      return operand === undefined ? undefined : -operand;
    }
    case 'arithmetic': {
      const [left, right] = [evaluate(formula.left), evaluate(formula.right)];
      return left === undefined || right === undefined ? undefined : arithmetic(formula.operator, left, right);
    }
    case 'extremum': {
      const values = formula.arguments.map(evaluate);
      const numbers = values.filter((value) => value !== undefined);
      if (numbers.length < values.length) return undefined;
      return formula.function === 'min' ? Math.min(...numbers) : Math.max(...numbers);
    }
    default:
      return undefined;
  }
};

/**
 * The number that a formula of plain numbers is: `+ - * /`, unary minus, `min` and `max`, which are the same wherever
 * they are computed. Undefined where anything else stands in it, or where the result is not finite: a division by zero
 * fails in the run that meets it. What could not be resolved is NaN, and stays so.
 */
export const constantOf = (formula: Expression): number | undefined => {
  if (formula.kind === 'number') return formula.value;
  const value = evaluate(formula);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
};
