// The table: a formula as written, and what it is typeset as.

import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../engine/language/model.ts';
import { readingOf } from '../../../reports/explain/equations.ts';
import { typeset } from '../../../reports/explain/latex.ts';
import { display } from '../../../reports/explain/latex-display.ts';
import { textsOf } from '../../../reports/explain/texts.ts';
import { readTexts } from './reading.ts';

const rules = { 'rules/fixed.yaml': 'rule: fixed\nchoose: one(0)\n' };
const gas = `module: gas
parameters:
  flow_rate: {unit: "1", default: 1, source: assumption}
define:
  twice(c): 2 * c
`;
const scenario = (formulas: readonly string[]) => `detente: 1
title: Formulas
time: {tick: month, horizon: 12}
use: [gas]
players:
  blocs: [{name: Aurora}, {name: New Zealand}]
  labs: [{name: Leader, home: Aurora}, {name: Rival, home: New Zealand}, {name: Third, home: Aurora}]
parameters:
  a: {unit: "1", default: 1, source: assumption}
  b: {unit: "1", default: 2, source: assumption}
  c: {unit: "1", default: 3, source: assumption}
  big_step: {unit: "1", default: 3, source: assumption}
  rivalry: {between: blocs, default: 1, source: assumption}
  labs:
    home: {ref: blocs}
state:
  labs: {wealth: {unit: "1", initial: 0, seen: 0}}
  blocs: {wealth: {unit: "1", initial: 0}}
decisions:
  labs:
    stance: {options: [pause, race], effort: [0, 1], rule: fixed}
events:
  - {name: summit, at: 3}
let:
  labs:
${formulas.map((formula, k) => `    f${k}: ${JSON.stringify(formula)}`).join('\n')}
`;

const sum = String.raw`\sum_{j \in \mathrm{labs}}`;

const table: readonly (readonly [formula: string, latex: string])[] = [
  // numbers and names
  ['0.25', '0.25'],
  ['1e9', '10^{9}'],
  ['2.5e-7', String.raw`2.5 \times 10^{-7}`],
  ['a', 'a'],
  ['big_step', String.raw`\mathrm{big\ step}`],
  ['gas.flow_rate', String.raw`\mathrm{flow\ rate}_{\mathrm{gas}}`],
  ['wealth', String.raw`\mathrm{wealth}_{i}`],
  ['Leader.wealth', String.raw`\mathrm{wealth}_{\mathrm{Leader}}`],
  ['Leader.wealth.seen', String.raw`\mathrm{wealth}_{\mathrm{Leader}}^{\mathrm{seen}}`],
  ['home.wealth', String.raw`\mathrm{wealth}_{\mathrm{home}(i)}`],
  ['dt * year', String.raw`\Delta t \cdot \mathrm{year}`],
  ['number', String.raw`\mathrm{number}_{i}`],
  ['summit.active', String.raw`\mathrm{active}_{\mathrm{summit}}`],
  ['summit.changed', String.raw`\mathrm{changed}_{\mathrm{summit}}`],
  ['delay(a + b, 3)', String.raw`\mathrm{delay}\left( a + b,\ 3 \right)`],
  // arithmetic and its parentheses
  ['a + b * c', String.raw`a + b \cdot c`],
  ['(a + b) * c', String.raw`\left( a + b \right) \cdot c`],
  ['a - (b - c)', String.raw`a - \left( b - c \right)`],
  ['a - b - c', 'a - b - c'],
  ['a * (b * c)', String.raw`a \cdot \left( b \cdot c \right)`],
  ['(a + b) / c', String.raw`\frac{a + b}{c}`],
  ['a / b / c', String.raw`\frac{\frac{a}{b}}{c}`],
  ['(a / b) ^ 2', String.raw`\left( \frac{a}{b} \right)^{2}`],
  ['-a ^ 2', '-a^{2}'],
  ['(-a) ^ 2', String.raw`\left( -a \right)^{2}`],
  ['a ^ b ^ c', 'a^{b^{c}}'],
  ['(a ^ b) ^ c', String.raw`\left( a^{b} \right)^{c}`],
  ['a * -b', String.raw`a \cdot \left( -b \right)`],
  ['-(a + b)', String.raw`-\left( a + b \right)`],
  ['a % b', String.raw`a \bmod b`],
  // tables between players
  ['Aurora.rivalry[New_Zealand]', String.raw`\mathrm{rivalry}_{\mathrm{Aurora},\ \mathrm{New\ Zealand}}`],
  [
    'sum(home.rivalry[labs.home] * labs.wealth)',
    String.raw`${sum} \mathrm{rivalry}_{\mathrm{home}(i),\ \mathrm{home}(j)} \cdot \mathrm{wealth}_{j}`,
  ],
  // what if
  [
    'at(wealth, stance == race)',
    String.raw`\left. \mathrm{wealth}_{i} \right\rvert_{\mathrm{stance}_{i} := \mathrm{race}}`,
  ],
  [
    'at(a + b, stance == pause, others.stance == others.stance)',
    String.raw`\left. \left( a + b \right) \right\rvert_{\mathrm{stance}_{i} := \mathrm{pause};\ \mathrm{stance}_{j} := \mathrm{stance}_{j},\ j \in \mathrm{labs} \setminus i}`,
  ],
  [
    'at(Leader.wealth, Leader.stance == if(a > b, pause, race))',
    String.raw`\left. \mathrm{wealth}_{\mathrm{Leader}} \right\rvert_{\mathrm{stance}_{\mathrm{Leader}} := \left( \begin{cases} \mathrm{pause} & \text{if } a \gt b \cr \mathrm{race} & \text{otherwise} \end{cases} \right)}`,
  ],
  // truth
  ['a < b and not (b == c)', String.raw`a \lt b \land \lnot \left( b = c \right)`],
  ['a < b <= c', String.raw`a \lt b \le c`],
  ['a < b and c > 1 or b != 2', String.raw`\left( a \lt b \land c \gt 1 \right) \lor b \neq 2`],
  ['1 + (a >= b)', String.raw`1 + \left[ a \ge b \right]`],
  ['home == Aurora', String.raw`\mathrm{home}(i) = \mathrm{Aurora}`],
  ['home != Aurora', String.raw`\mathrm{home}(i) \neq \mathrm{Aurora}`],
  [
    'if(a > b, a, if(b > c, b, c))',
    String.raw`\begin{cases} a & \text{if } a \gt b \cr b & \text{if } b \gt c \cr c & \text{otherwise} \end{cases}`,
  ],
  [
    '2 * if(a > b, a, b)',
    String.raw`2 \cdot \left( \begin{cases} a & \text{if } a \gt b \cr b & \text{otherwise} \end{cases} \right)`,
  ],
  // functions
  ['exp(-a) * sqrt(b)', String.raw`\exp\left( -a \right) \cdot \sqrt{b}`],
  ['log(abs(a)) + normcdf(b)', String.raw`\ln\left( \left\lvert a \right\rvert \right) + \Phi\left( b \right)`],
  ['min(a, max(b, c))', String.raw`\min\left( a,\ \max\left( b,\ c \right) \right)`],
  ['clamp(floor(a), 0, 1)', String.raw`\mathrm{clamp}\left( \left\lfloor a \right\rfloor,\ 0,\ 1 \right)`],
  ['tanh(a) ^ 2', String.raw`\left( \tanh\left( a \right) \right)^{2}`],
  ['gas.twice(a + 1)', String.raw`\mathrm{twice}_{\mathrm{gas}}\left( a + 1 \right)`],
  // options and attributes
  ['stance == race', String.raw`\mathrm{stance}_{i} = \mathrm{race}`],
  [
    'effort[stance] * effort[race]',
    String.raw`\mathrm{effort}_{\mathrm{stance}_{i}} \cdot \mathrm{effort}_{\mathrm{race}}`,
  ],
  [
    'effort[if(a > b, race, pause)]',
    String.raw`\mathrm{effort}\left[ \begin{cases} \mathrm{race} & \text{if } a \gt b \cr \mathrm{pause} & \text{otherwise} \end{cases} \right]`,
  ],
  // reductions
  ['sum(labs.wealth)', String.raw`${sum} \mathrm{wealth}_{j}`],
  ['sum(labs.wealth + 1) * a', String.raw`\left( ${sum} \left( \mathrm{wealth}_{j} + 1 \right) \right) \cdot a`],
  [
    'sum(where(labs.wealth, labs.home == home))',
    String.raw`\sum_{j \in \mathrm{labs} : \mathrm{home}(j) = \mathrm{home}(i)} \mathrm{wealth}_{j}`,
  ],
  [
    'max(others.wealth) - wealth',
    String.raw`\max_{j \in \mathrm{labs} \setminus i} \left( \mathrm{wealth}_{j} \right) - \mathrm{wealth}_{i}`,
  ],
  [
    'mean(labs.wealth)',
    String.raw`\mathop{\mathrm{mean}}\limits_{j \in \mathrm{labs}} \left( \mathrm{wealth}_{j} \right)`,
  ],
  ['count(labs)', String.raw`\left\lvert \mathrm{labs} \right\rvert`],
  [
    'share(others.stance == race)',
    String.raw`\mathop{\mathrm{share}}\limits_{j \in \mathrm{labs} \setminus i} \left( \mathrm{stance}_{j} = \mathrm{race} \right)`,
  ],
  ['sum(everyone.wealth)', String.raw`\sum_{j \in \mathrm{blocs} \cup \mathrm{labs}} \mathrm{wealth}_{j}`],
  [
    'pick(labs.wealth + 1, labs.wealth)',
    String.raw`\left. \left( \mathrm{wealth}_{j} + 1 \right) \right\rvert_{j = \mathop{\mathrm{arg\ max}}\limits_{j \in \mathrm{labs}} \mathrm{wealth}_{j}}`,
  ],
  [
    'orelse(min(where(labs.wealth, labs.wealth > 0)), 0)',
    String.raw`\left( \min_{j \in \mathrm{labs} : \mathrm{wealth}_{j} \gt 0} \left( \mathrm{wealth}_{j} \right)\quad \text{or, over nobody,}\ 0 \right)`,
  ],
  [
    'sum(mean(labs.wealth) * blocs.wealth)',
    String.raw`\sum_{j \in \mathrm{blocs}} \mathop{\mathrm{mean}}\limits_{k \in \mathrm{labs}} \left( \mathrm{wealth}_{k} \right) \cdot \mathrm{wealth}_{j}`,
  ],
];

/** What each formula of the table was read as. */
const read = async () => {
  const understood = await readTexts({
    ...rules,
    'modules/gas.yaml': gas,
    'main.yaml': scenario(table.map(([formula]) => formula)),
  });
  const bodies = new Map(understood.model.lets.map(({ name, body }) => [name, body] as const));
  const reading = readingOf(understood.model, textsOf(understood.loaded));
  return { bodies, context: reading.context, texts: reading.texts };
};

describe('a formula is typeset', async () => {
  const { bodies, context, texts } = await read();
  const bodyOf = (k: number): Expression => bodies.get(`f${k}`) as Expression;

  it.each(table.map(([formula, latex], k) => ({ formula, latex, k })))('$formula', ({ latex, k }) => {
    expect(typeset(bodyOf(k), context).text).toBe(latex);
  });

  it.each(table.map(([formula], k) => ({ formula, k })))('$formula is shown as written', ({ formula, k }) => {
    expect(texts.of(bodyOf(k))).toBe(formula);
  });

  it('uses letters that the model does not use', () => {
    expect(context.letters.option).toBe('o');
    expect(context.letters.players.slice(0, 2)).toEqual(['i', 'j']);
  });

  it('on several lines where a sum is too wide for one', () => {
    const k = table.findIndex(([formula]) => formula === 'sum(labs.wealth)');
    const wide: Expression = {
      kind: 'arithmetic',
      operator: '-',
      left: bodyOf(k),
      right: bodyOf(k),
      span: bodyOf(k).span,
    };
    expect(display('x', '=', wide, context)).toBe(`x = ${sum} \\mathrm{wealth}_{j} - ${sum} \\mathrm{wealth}_{j}`);
    const wider = [...Array(7)].reduce<Expression>((left) => ({ ...wide, left, right: bodyOf(k) }), bodyOf(k));
    const lines = display('x', '=', wider, context).split(' \\cr ');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(`\\begin{aligned} x =\\ & ${sum} \\mathrm{wealth}_{j}`);
    expect(lines[7]).toBe(`& - ${sum} \\mathrm{wealth}_{j} \\end{aligned}`);
  });
});

describe('an equation', async () => {
  const { bodies, context } = await read();
  const bodyOf = (formula: string): Expression =>
    bodies.get(`f${table.findIndex(([text]) => text === formula)}`) as Expression;

  it('of a truth is an equivalence, or a number in brackets, and never a chain', () => {
    const truth = bodyOf('a < b <= c');
    expect(display('x', '\\iff', truth, context)).toBe(String.raw`x \iff a \lt b \le c`);
    expect(display('x', '=', truth, context)).toBe(String.raw`x = \left[ a \lt b \le c \right]`);
    expect(display('x', '=', bodyOf('a + b * c'), context)).toBe(String.raw`x = a + b \cdot c`);
  });

  it('that is too wide has its formula below, or the arguments of a largest value', () => {
    const name = 'a'.repeat(100);
    expect(display(name, '=', bodyOf('a'), context)).toBe(
      `\\begin{aligned} & ${name} = \\cr & \\quad a \\end{aligned}`,
    );
    expect(display(name, '=', bodyOf('min(a, max(b, c))'), context)).toBe(
      String.raw`\begin{aligned} ${name} =\ & \min\left( \begin{aligned} & a, \cr & \max\left( b,\ c \right) \end{aligned} \right) \end{aligned}`,
    );
  });
});
