import type { Belief, Memory, RuleExpression, RuleUse } from '../../engine/language/model.ts';
import { atom, type Context, type Typeset, typeset } from './latex.ts';
import { symbol } from './latex-names.ts';

/** Of a rule with a belief: its payoffs are expected ones. */
type Believing = Context & { readonly believes?: true };

const me = (context: Context): string => context.letters.players[0] ?? 'i';

const over = (name: string, of: RuleExpression, context: Believing): Typeset => ({
  text: `\\mathop{\\mathrm{${name}}}\\limits_{${context.letters.option}} \\left( ${element(of, context).text} \\right)`,
  level: 7,
});

/** What a rule's formula is for one option. */
const element = (of: RuleExpression, context: Believing): Typeset => {
  const { option } = context.letters;
  switch (of.kind) {
    case 'scalar':
      return typeset(of.formula, context);
    case 'payoff':
      return context.believes
        ? { text: `\\mathrm{E}\\left[ U_{${me(context)}}(${option}) \\right]`, level: 7 }
        : atom(`U_{${me(context)}}(${option})`);
    case 'foregone':
      return { text: `U_{${me(context)}}^{\\mathrm{foregone}}(${option})`, level: 7 };
    case 'probability':
      return { text: `\\mathrm{probability}_{${me(context)}}`, level: 7 };
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

/** With which probability one player believes another to take an option. */
export const beliefLatex = ({ other, probabilities }: Belief, context: Context): string => {
  const letter = context.letters.players[1] ?? 'j';
  const about = { ...context, elements: new Map([[other, letter]]) };
  const left = `\\mathrm{belief}_{${me(context)},\\ ${letter}}(${context.letters.option})`;
  return `${left} = ${element(probabilities, about).text}`;
};

/** The probability with which a player that follows a rule takes an option, up to a factor. */
export const ruleLatex = ({ choose, believe }: RuleUse, decision: string, plain: Context): string => {
  const context: Believing = believe === undefined ? plain : { ...plain, believes: true };
  const probability = `\\Pr\\left( ${symbol(decision)}_{${me(context)}} = ${context.letters.option} \\right)`;
  const weight =
    choose.kind === 'boltzmann'
      ? `\\exp\\left( ${element(choose.vector, context).text} \\right)`
      : element(choose, context).text;
  return `${probability} \\propto ${weight}`;
};

/** What a rule remembers, before the first tick and after each. */
export const memoryLatex = (
  { name, other, perOption, initial, learn }: Memory,
  context: Context,
): { readonly initial: string; readonly learn: string } => {
  const letter = context.letters.players[1] ?? 'j';
  const about = other === undefined ? context : { ...context, elements: new Map([[other, letter]]) };
  const indices = [me(context), other && letter, perOption ? context.letters.option : undefined];
  const left = `${symbol(name)}_{${indices.filter((index) => index !== undefined).join(',\\ ')}}`;
  return {
    initial: `${left}(0) = ${element(initial, about).text}`,
    learn: `${left} \\leftarrow ${element(learn, about).text}`,
  };
};
