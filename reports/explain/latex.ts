import type { Binder, Define, Expression, PlayerTerm, ReductionPart } from '../../engine/language/model.ts';
import { textOf } from '../../engine/language/source.ts';
import { type Letters, numeral, symbol, upright, words } from './latex-names.ts';

/** A formula's LaTeX, and how tightly its outermost sign binds. */
export type Typeset = { readonly text: string; readonly level: number };

/** Where a formula stands. */
export type Context = {
  readonly letters: Letters;
  /** Names of other modules carry the module as an index. */
  readonly module: string | undefined;
  /** What stands for the arguments of the enclosing definition. */
  readonly arguments: readonly Typeset[];
  /** The letters of the reductions around. */
  readonly elements: ReadonlyMap<Binder, string>;
};

/** How tightly each form binds, as in `engine/language/formula/print.ts`, with the forms that only print has. */
export const level = {
  cases: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  series: 4.5,
  product: 5,
  sign: 6,
  fraction: 6.5,
  call: 7,
  atom: 8,
} as const;

export const atom = (text: string): Typeset => ({ text, level: level.atom });

const inParentheses = (text: string): string => `\\left( ${text} \\right)`;

/** Truth in the place of a number takes brackets (Iverson's), everything else parentheses. */
export const isTruthLevel = (one: number): boolean => one === level.or || one === level.and || one === level.comparison;

export const grouped = ({ text, level: has }: Typeset, atLeast: number): string => {
  if (has >= atLeast) return text;
  return isTruthLevel(has) && atLeast >= level.sum ? `\\left[ ${text} \\right]` : inParentheses(text);
};

/** What follows another sign does not begin with a minus. */
export const following = (of: Typeset, atLeast: number): string =>
  of.text.startsWith('-') ? inParentheses(of.text) : grouped(of, atLeast);

const call = (name: string, args: readonly string[]): Typeset => ({
  text: `${name}\\left( ${args.join(',\\ ')} \\right)`,
  level: level.call,
});

/** The index of a name of another module: `\mathrm{rate}_{\mathrm{growth}}`. */
const moduleIndex = ({ module }: Pick<Define, 'module'>, context: Context): string | undefined =>
  module === undefined || module === context.module ? undefined : upright(module);

const indexed = (name: string, indices: readonly (string | undefined)[]): string => {
  const given = indices.filter((index) => index !== undefined);
  return given.length === 0 ? name : `${name}_{${given.join(',\\ ')}}`;
};

export const playerTerm = (term: PlayerTerm, context: Context): string => {
  switch (term.kind) {
    case 'me':
      return context.letters.players[0] ?? 'i';
    case 'element':
      return context.elements.get(term.binder) ?? '?';
    case 'member':
      return upright(term.member.name);
    case 'reference':
      return `${symbol(term.reference.name)}(${playerTerm(term.of, context)})`;
  }
};

const signs = { '==': '=', '!=': '\\neq', '<': '\\lt', '<=': '\\le', '>': '\\gt', '>=': '\\ge' } as const;

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** An option is written where the number came from one: `race`, `labs.stance.race`. */
const number = ({ value, span }: Of<'number'>): Typeset => {
  const word = /^(?:\w+\.)*([A-Za-z]\w*)$/.exec(textOf(span))?.[1];
  // What rules say in one word is a comparison: its number is the option that counts as cooperation, or no option.
  if (word === 'cooperated') return atom(upright('cooperate'));
  if (word !== undefined && word !== 'first') return atom(upright(word));
  const text = numeral(value);
  return { text, level: value < 0 ? level.sign : /10\^/.test(text) ? level.product : level.atom };
};

const read = ({ of, player, seen }: Of<'read'>, context: Context): Typeset => {
  // What a player has is called the same everywhere, whatever file declares it.
  const index = of.owner ? undefined : moduleIndex(of, context);
  const mark = seen ? 'seen' : of.kind === 'parameter' && of.origin === 'initial' ? 'initial' : undefined;
  const text = indexed(symbol(of.name), [player && playerTerm(player, context), index]);
  return mark === undefined ? atom(text) : { text: `${text}^{\\mathrm{${mark}}}`, level: level.call };
};

const attribute = ({ attribute: of, index }: Of<'attribute'>, context: Context): Typeset => {
  const option = typeset(index, context);
  const short = option.level >= level.atom;
  return atom(short ? `${symbol(of.name)}_{${option.text}}` : `${symbol(of.name)}\\left[ ${option.text} \\right]`);
};

const arithmetic = ({ operator, left, right }: Of<'arithmetic'>, context: Context): Typeset => {
  const [a, b] = [typeset(left, context), typeset(right, context)];
  switch (operator) {
    case '+':
    case '-':
      return {
        text: `${grouped(a, level.sum)} ${operator} ${following(b, level.series)}`,
        level: level.sum,
      };
    case '*':
      return { text: `${grouped(a, level.product)} \\cdot ${following(b, level.sign)}`, level: level.product };
    case '%':
      return { text: `${grouped(a, level.product)} \\bmod ${following(b, level.sign)}`, level: level.product };
    case '/':
      return { text: `\\frac{${grouped(a, level.sum)}}{${grouped(b, level.sum)}}`, level: level.fraction };
    case '^':
      return { text: `${following(a, level.atom)}^{${grouped(b, level.sum)}}`, level: level.call };
  }
};

/** `a < b and b < c` out of the chain `a < b < c`: the middle is one and the same node. */
const chained = ({ left, right }: Of<'logic'>, context: Context): string | undefined => {
  if (right.kind !== 'compare') return undefined;
  const before = left.kind === 'logic' && left.operator === 'and' ? left.right : left;
  if (before.kind !== 'compare' || before.right !== right.left) return undefined;
  const start = left.kind === 'logic' ? chained(left, context) : typeset(left, context).text;
  return start === undefined
    ? undefined
    : `${start} ${signs[right.operator]} ${following(typeset(right.right, context), level.sum)}`;
};

const logic = (of: Of<'logic'>, context: Context): Typeset => {
  const chain = of.operator === 'and' ? chained(of, context) : undefined;
  if (chain !== undefined) return { text: chain, level: level.comparison };
  const own = level[of.operator];
  const side = (one: Typeset, atLeast: number): string =>
    one.level === level.and && of.operator === 'or' ? inParentheses(one.text) : grouped(one, atLeast);
  const sign = of.operator === 'and' ? '\\land' : '\\lor';
  const [a, b] = [typeset(of.left, context), typeset(of.right, context)];
  return { text: `${side(a, own)} ${sign} ${side(b, own + 1)}`, level: own };
};

const negation = ({ operand }: Of<'not'>, context: Context): Typeset => {
  if (operand.kind === 'same-player') return samePlayer(operand, '\\neq', context);
  const { text, level: has } = typeset(operand, context);
  return { text: `\\lnot ${has >= level.call ? text : inParentheses(text)}`, level: level.comparison };
};

const comparison = ({ operator, left, right }: Of<'compare'>, context: Context): Typeset => ({
  text: `${grouped(typeset(left, context), level.sum)} ${signs[operator]} ${grouped(typeset(right, context), level.sum)}`,
  level: level.comparison,
});

/** `if` in the place of the other branch is one more case. */
const cases = (of: Of<'if'>, context: Context): Typeset => {
  const rows: string[] = [];
  let rest: Expression = of;
  while (rest.kind === 'if') {
    rows.push(`${typeset(rest.then, context).text} & \\text{if } ${typeset(rest.condition, context).text}`);
    rest = rest.else;
  }
  rows.push(`${typeset(rest, context).text} & \\text{otherwise}`);
  return { text: `\\begin{cases} ${rows.join(' \\cr ')} \\end{cases}`, level: level.cases };
};

const elementary = ({ function: name, argument }: Of<'elementary'>, context: Context): Typeset => {
  const { text } = typeset(argument, context);
  switch (name) {
    case 'sqrt':
      return { text: `\\sqrt{${text}}`, level: level.call };
    case 'abs':
      return atom(`\\left\\lvert ${text} \\right\\rvert`);
    case 'floor':
      return atom(`\\left\\lfloor ${text} \\right\\rfloor`);
    case 'ceil':
      return atom(`\\left\\lceil ${text} \\right\\rceil`);
    case 'exp':
      return call('\\exp', [text]);
    case 'log':
      return call('\\ln', [text]);
    case 'tanh':
      return call('\\tanh', [text]);
    case 'normcdf':
      return call('\\Phi', [text]);
    case 'logistic':
      return call('\\mathrm{logistic}', [text]);
  }
};

/** The class a reduction runs over; several for `everyone`. */
const range = (parts: readonly ReductionPart[], context: Context): string =>
  rangeOf(
    parts[0]?.binder,
    parts.map(({ binder }) => binder.class.name),
    context,
  );

const rangeOf = (binder: Binder | undefined, classes: readonly string[], context: Context): string => {
  const all = classes.map(upright).join(' \\cup ');
  return binder?.others ? `${all} \\setminus ${playerTerm({ kind: 'me' }, context)}` : all;
};

/** The letter of the player that a reduction here runs over. */
const letterOf = ({ letters, elements }: Context): string =>
  letters.players[elements.size + 1] ?? `j_{${elements.size + 1}}`;

const under = (name: string, below: string): string => `\\mathop{${name}}\\limits_{${below}}`;

/** `count(labs)`: how many there are. */
const isEverybody = ({ body }: ReductionPart): boolean => body.kind === 'number' && !/^[\d.]/.test(textOf(body.span));

const reduction = (of: Of<'reduce'>, context: Context): Typeset => {
  const [part] = of.parts;
  if (part === undefined) return atom('?');
  const letter = letterOf(context);
  const inside: Context = {
    ...context,
    elements: new Map([...context.elements, ...of.parts.map(({ binder }) => [binder, letter] as const)]),
  };
  const over = range(of.parts, context);
  const condition = part.where && typeset(part.where, inside).text;
  if (of.function === 'count' && isEverybody(part))
    return atom(
      condition === undefined
        ? `\\left\\lvert ${over} \\right\\rvert`
        : `\\left\\lvert \\left\\lbrace ${letter} \\in ${over} : ${condition} \\right\\rbrace \\right\\rvert`,
    );
  const below = `${letter} \\in ${over}${condition === undefined ? '' : ` : ${condition}`}`;
  return orElse(of, context, reduced(of, part, below, inside));
};

const reduced = ({ function: name }: Of<'reduce'>, part: ReductionPart, below: string, inside: Context): Typeset => {
  const body = typeset(part.body, inside);
  switch (name) {
    case 'sum':
      return { text: `\\sum_{${below}} ${following(body, level.series)}`, level: level.series };
    case 'min':
    case 'max':
      return { text: `\\${name}_{${below}} ${inParentheses(body.text)}`, level: level.call };
    case 'pick': {
      const key = part.key ? typeset(part.key, inside).text : '';
      const at = `${below.split(' ', 1)[0]} = ${under('\\mathrm{arg\\ max}', below)} ${key}`;
      return { text: `\\left. ${grouped(body, level.product)} \\right\\rvert_{${at}}`, level: level.call };
    }
    default:
      return { text: `${under(`\\mathrm{${name}}`, below)} ${inParentheses(body.text)}`, level: level.call };
  }
};

const orElse = ({ orelse }: Of<'reduce'>, context: Context, of: Typeset): Typeset =>
  orelse === undefined
    ? of
    : atom(`\\left( ${of.text}\\quad ${words('or, over nobody,')}\\ ${typeset(orelse, context).text} \\right)`);

/** A formula with how tightly it binds. */
export const typeset = (of: Expression, context: Context): Typeset => {
  switch (of.kind) {
    case 'number':
      return number(of);
    case 'read':
      return read(of, context);
    case 'argument':
      return context.arguments[of.index] ?? atom('?');
    case 'apply': {
      const name = indexed(symbol(of.define.name), [moduleIndex(of.define, context)]);
      const args = of.arguments.map((argument) => typeset(argument, context).text);
      return args.length === 0 ? atom(name) : call(name, args);
    }
    case 'attribute':
      return attribute(of, context);
    case 'negate':
      return { text: `-${following(typeset(of.operand, context), level.sign)}`, level: level.sign };
    case 'not':
      return negation(of, context);
    case 'arithmetic':
      return arithmetic(of, context);
    case 'logic':
      return logic(of, context);
    case 'compare':
      return comparison(of, context);
    case 'same-player':
      return samePlayer(of, '=', context);
    case 'if':
      return cases(of, context);
    case 'elementary':
      return elementary(of, context);
    case 'extremum':
      return call(
        `\\${of.function}`,
        of.arguments.map((argument) => typeset(argument, context).text),
      );
    case 'clamp':
      return call(
        '\\mathrm{clamp}',
        [of.value, of.low, of.high].map((argument) => typeset(argument, context).text),
      );
    case 'reduce':
      return reduction(of, context);
    case 'time':
      return atom(of.name === 'dt' ? '\\Delta t' : symbol(of.name));
    case 'place':
      return atom(`\\mathrm{number}_{${playerTerm(of.player, context)}}`);
    case 'realised':
      return call('\\mathrm{realised}', [indexed(symbol(of.decision.name), [playerTerm(of.player, context)])]);
    case 'delay':
      return call('\\mathrm{delay}', [typeset(of.body, context).text, typeset(of.ticks, context).text]);
    case 'first-decision':
      return atom('\\mathrm{first}');
    case 'event':
      return atom(`\\mathrm{${of.field}}_{${upright(of.event.name)}}`);
    case 'pair':
      return atom(indexed(symbol(of.table), [playerTerm(of.row, context), playerTerm(of.column, context)]));
    case 'at':
      return whatIf(of, context);
    case 'remembered':
      return remembered(of, context);
  }
};

/** The formula, and behind a bar what is supposed: each choice that a letter stands for with the players it runs over. */
const whatIf = ({ body, supposed }: Of<'at'>, context: Context): Typeset => {
  const letter = letterOf(context);
  const choices = supposed.map(({ decision, whose, value }) => {
    const each = whose.kind === 'each' ? whose.binder : undefined;
    const inside = each ? { ...context, elements: new Map([...context.elements, [each, letter]]) } : context;
    const who = whose.kind === 'player' ? playerTerm(whose.player, context) : letter;
    const over = each ? `,\\ ${letter} \\in ${rangeOf(each, [each.class.name], context)}` : '';
    return `${indexed(symbol(decision.name), [who])} := ${grouped(typeset(value, inside), level.sum)}${over}`;
  });
  const text = `\\left. ${grouped(typeset(body, context), level.product)} \\right\\rvert_{${choices.join(';\\ ')}}`;
  return { text, level: level.call };
};

const remembered = ({ memory, other }: Of<'remembered'>, context: Context): Typeset => {
  const indices = [
    context.letters.players[0] ?? 'i',
    other && playerTerm(other, context),
    memory.perOption ? context.letters.option : undefined,
  ];
  return atom(indexed(symbol(memory.name), indices));
};

const samePlayer = ({ left, right }: Of<'same-player'>, sign: string, context: Context): Typeset => ({
  text: `${playerTerm(left, context)} ${sign} ${playerTerm(right, context)}`,
  level: level.comparison,
});
