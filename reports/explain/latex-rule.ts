import type { RuleExpression, RuleUse } from '../../engine/language/model.ts';
import { atom, type Context, type Typeset, typeset } from './latex.ts';
import { symbol } from './latex-names.ts';

const me = (context: Context): string => context.letters.players[0] ?? 'i';

const over = (name: string, of: RuleExpression, context: Context): Typeset => ({
  text: `\\mathop{\\mathrm{${name}}}\\limits_{${context.letters.option}} \\left( ${element(of, context).text} \\right)`,
  level: 7,
});

/** What a rule's formula is for one option. */
const element = (of: RuleExpression, context: Context): Typeset => {
  const { option } = context.letters;
  switch (of.kind) {
    case 'scalar':
      return typeset(of.formula, context);
    case 'payoff':
      return atom(`U_{${me(context)}}(${option})`);
    case 'option':
      return atom(option);
    case 'per-option': {
      const [first] = of.parameters;
      return atom(`${symbol(first?.name ?? 'x')}_{${me(context)},\\ ${option}}`);
    }
    case 'elementwise':
      return typeset(of.formula, { ...context, arguments: of.arguments.map((one) => element(one, context)) });
    case 'one':
      return atom(`\\left[ ${option} = ${element(of.option, context).text} \\right]`);
    case 'mix': {
      const [weight, first, second] = [of.weight, of.first, of.second].map((one) => element(one, context).text);
      return { text: `\\mathrm{mix}\\left( ${weight},\\ ${first},\\ ${second} \\right)`, level: 7 };
    }
    case 'pick_option':
      return {
        text: `\\left. ${element(of.vector, context).text} \\right\\rvert_{${option} = ${element(of.option, context).text}}`,
        level: 7,
      };
    case 'argmax-first':
      return over('argmax\\ first', of.vector, context);
    case 'boltzmann':
      return over('softmax', of.vector, context);
    default:
      return over(of.kind, of.vector, context);
  }
};

/** The probability with which a player that follows a rule takes an option, up to a factor. */
export const ruleLatex = ({ choose }: RuleUse, decision: string, context: Context): string => {
  const probability = `\\Pr\\left( ${symbol(decision)}_{${me(context)}} = ${context.letters.option} \\right)`;
  const weight =
    choose.kind === 'boltzmann'
      ? `\\exp\\left( ${element(choose.vector, context).text} \\right)`
      : element(choose, context).text;
  return `${probability} \\propto ${weight}`;
};
