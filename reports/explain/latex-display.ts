import type { Expression } from '../../engine/language/model.ts';
import { type Context, following, grouped, isTruthLevel, level, type Typeset, typeset } from './latex.ts';
import { widthOf } from './latex-width.ts';

/** Letters of a display line that still fit a page. */
const widest = 92;

/** The terms of a sum, each with its sign. */
const terms = (of: Expression, context: Context): string[] => {
  if (of.kind !== 'arithmetic' || (of.operator !== '+' && of.operator !== '-'))
    return [grouped(typeset(of, context), level.sum)];
  const right = following(typeset(of.right, context), level.series);
  return [...terms(of.left, context), `${of.operator} ${right}`];
};

/** The arguments of a wide min or max below each other. */
const stacked = (
  { function: name, arguments: args }: Extract<Expression, { kind: 'extremum' }>,
  context: Context,
): string => {
  const rows = args.map((argument) => `& ${typeset(argument, context).text}`);
  return `\\${name}\\left( \\begin{aligned} ${rows.join(', \\cr ')} \\end{aligned} \\right)`;
};

/** How a name stands to its formula: truth is equivalent to it, a number equal. */
export type Relation = '=' | '\\iff';

/** Truth that stands for a number, so that `x = a < b` is not read as a chain. */
const asNumber = (of: Typeset): string => (isTruthLevel(of.level) ? grouped(of, level.sum) : of.text);

/** What a sum over something else is of. */
export const summand = (of: Expression, context: Context): string => grouped(typeset(of, context), level.product);

/**
 * `left = formula`: on one line, or where that is too wide with a line for each term of a sum, or with the formula below.
 *
 * @param left what is defined: `\mathrm{lead}_{i}`
 */
export const display = (left: string, relation: Relation, of: Expression, context: Context): string => {
  const whole = typeset(of, context);
  const text = relation === '=' ? asNumber(whole) : whole.text;
  const head = `${left} ${relation}`;
  if (widthOf(`${head} ${text}`) <= widest) return `${head} ${text}`;
  const several = of.kind === 'arithmetic' ? terms(of, context) : [text];
  const [first = '', ...rest] = of.kind === 'extremum' ? [stacked(of, context)] : several;
  const lines = rest.map((term) => ` \\cr & ${term}`).join('');
  const fits = of.kind === 'extremum' || (rest.length > 0 && widthOf(`${head} ${first}`) <= widest);
  const start = fits ? `${head}\\ & ${first}` : `& ${head} \\cr & \\quad ${first}`;
  return `\\begin{aligned} ${start}${lines} \\end{aligned}`;
};
