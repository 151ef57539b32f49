import type { Column, DrawKind, Expression, Measure, Model, PlayerClass } from '../../engine/language/model.ts';
import type { Span } from '../../engine/language/source.ts';
import { titleOf } from '../../engine/language/title-of.ts';
import { isTruth } from '../../engine/language/truth.ts';
import { clipped } from '../words.ts';
import type { Equation, EquationKind, Formula, Place } from './document.ts';
import { atom, type Context, typeset } from './latex.ts';
import { display, type Relation, summand } from './latex-display.ts';
import { lettersFor, symbol, upright, words } from './latex-names.ts';
import { placeOf, type Texts } from './texts.ts';

/** What every part of the explanation is made from. */
export type Reading = { readonly model: Model; readonly texts: Texts; readonly context: Context };

export const readingOf = (model: Model, texts: Texts): Reading => ({
  model,
  texts,
  context: { letters: lettersFor(model), module: undefined, arguments: [], elements: new Map() },
});

/** The same for formulas of a module. */
const within = (reading: Reading, module: string | undefined): Reading => ({
  ...reading,
  context: { ...reading.context, module },
});

type Owned = { readonly name: string; readonly module: string | undefined; readonly owner: PlayerClass | undefined };

/** A name of the player whose formula it is, or of the world. */
export const own = ({ name, owner }: Owned, { context }: Reading, mark = ''): string =>
  `${symbol(name)}${owner === undefined ? '' : `_{${context.letters.players[0] ?? 'i'}}`}${mark}`;

/** A formula as written and typeset. */
export const formulaOf = (
  left: string,
  of: Expression,
  { texts, context }: Reading,
  relation: Relation = '=',
): Formula => ({ text: texts.of(of), latex: display(left, relation, of, context) });

/** The same for what may be true or false. */
const definition = (left: string, of: Expression, reading: Reading): Formula =>
  formulaOf(left, of, reading, isTruth(of) ? '\\iff' : '=');

/** An equation with the module it belongs to. */
export type Belonging = { readonly module: string | undefined; readonly equation: Equation };

const equation = (
  kind: EquationKind,
  of: { readonly id: string; readonly title: string; readonly module: string | undefined },
  formula: Formula,
  place: Place,
  note?: string,
): Belonging => ({ module: of.module, equation: { kind, id: of.id, title: of.title, note, formula, place } });

/** A formula that stands in another file than its module’s was put there by the scenario. */
const replacedIn = (module: string | undefined, span: Span, texts: Texts): string | undefined =>
  module !== undefined && texts.moduleOf(span) !== module ? `replaced by the scenario` : undefined;

const joined = (...notes: readonly (string | undefined)[]): string | undefined => {
  const given = notes.filter((note) => note !== undefined);
  return given.length === 0 ? undefined : given.join('; ');
};

const defined = (reading: Reading): readonly Belonging[] =>
  reading.model.defines.map((define) => {
    const { module, body, parameters, name } = define;
    const there = within(reading, module);
    const args = parameters.map((parameter) => atom(symbol(parameter)));
    const signature = parameters.length === 0 ? '' : `\\left( ${args.map(({ text }) => text).join(',\\ ')} \\right)`;
    const inside: Reading = { ...there, context: { ...there.context, arguments: args } };
    const title = parameters.length === 0 ? name : `${name}(${parameters.join(', ')})`;
    const formula = definition(`${symbol(name)}${signature}`, body, inside);
    return equation(
      'define',
      { id: define.id, title, module },
      formula,
      placeOf(body.span),
      replacedIn(module, body.span, reading.texts),
    );
  });

/** A definition is resolved for each class that uses it; where it says the same there, it is told once. */
const defines = (reading: Reading): readonly Belonging[] => {
  const told = new Set<string>();
  return defined(reading).filter(({ module, equation: { title, formula } }) => {
    const key = JSON.stringify([module, title, formula.latex]);
    return told.has(key) ? false : told.add(key);
  });
};

const lets = (reading: Reading): readonly Belonging[] =>
  reading.model.lets.map((one) => {
    const there = within(reading, one.module);
    const formula = definition(own(one, there), one.body, there);
    const note = replacedIn(one.module, one.body.span, reading.texts);
    return equation(
      'let',
      { id: one.id, title: titleOf(one), module: one.module },
      formula,
      placeOf(one.body.span),
      note,
    );
  });

const distributionNames: Readonly<Record<DrawKind, string>> = {
  normal: 'Normal',
  lognormal: 'Lognormal',
  uniform: 'Uniform',
  bernoulli: 'Bernoulli',
  poisson: 'Poisson',
  exponential: 'Exponential',
  pareto: 'Pareto',
};

const draws = (reading: Reading): readonly Belonging[] =>
  reading.model.draws.map((draw) => {
    const there = within(reading, draw.module);
    const args = draw.arguments.map((argument) => typeset(argument, there.context).text);
    const [first] = draw.arguments;
    const latex = `${own(draw, there)} \\sim \\mathrm{${distributionNames[draw.distribution]}}\\left( ${args.join(',\\ ')} \\right)`;
    const text = first ? reading.texts.of(first) : draw.distribution;
    const place = placeOf(first?.span ?? draw.span);
    const note = joined(
      draw.per === 'run' ? 'drawn once per run' : 'drawn each tick',
      draw.owner && 'for each player by itself',
      first && replacedIn(draw.module, first.span, reading.texts),
    );
    return equation('draw', { id: draw.id, title: titleOf(draw), module: draw.module }, { text, latex }, place, note);
  });

const flows = (reading: Reading): readonly Belonging[] =>
  reading.model.states.flatMap((state) =>
    state.flows.map((flow, k) => {
      const module = reading.texts.moduleOf(flow.span);
      const there = within(reading, module);
      const several = state.flows.length > 1;
      const left = `\\frac{\\mathrm{d}\\ ${own(state, there)}}{\\mathrm{d} t}`;
      const mark = several ? `\\left. ${left} \\right\\rvert_{${k + 1}}` : left;
      const note = several ? `per year; part ${k + 1} of ${state.flows.length}, which are added` : 'per year';
      const title = titleOf(state);
      return equation('flow', { id: state.id, title, module }, formulaOf(mark, flow, there), placeOf(flow.span), note);
    }),
  );

const nexts = (reading: Reading): readonly Belonging[] =>
  reading.model.states.flatMap((state) => {
    const { next } = state;
    if (next === undefined) return [];
    const module = reading.texts.moduleOf(next.span);
    const there = within(reading, module);
    const left = own(state, there, "'");
    const of = { id: state.id, title: titleOf(state), module };
    return [equation('next', of, formulaOf(left, next, there), placeOf(next.span), 'the value after this tick')];
  });

const seens = (reading: Reading): readonly Belonging[] =>
  reading.model.states.flatMap((state) => {
    const { seen } = state;
    if (seen === undefined) return [];
    const module = reading.texts.moduleOf(seen.span);
    const there = within(reading, module);
    const formula = formulaOf(`${own(state, there)}^{\\mathrm{seen}}`, seen, there);
    return [equation('seen', { id: state.id, title: titleOf(state), module }, formula, placeOf(seen.span))];
  });

/** What ends a run and what is recorded is called by its label: its name may be that of what it reads. */
const named = (label: string): string => words(clipped(label));

/** What an end is tested on. */
export const endFormula = (label: string, when: Expression, reading: Reading): Formula =>
  formulaOf(named(label), when, within(reading, reading.texts.moduleOf(when.span)), '\\iff');

const ends = (reading: Reading): readonly Belonging[] =>
  reading.model.ends.map((end) => {
    const of = { id: end.name, title: end.name, module: reading.texts.moduleOf(end.span) };
    return equation(
      'end',
      of,
      endFormula(end.label, end.when, reading),
      placeOf(end.when.span),
      end.kind === 'neutral' ? undefined : end.kind,
    );
  });

/** The number per option of a bare decision: which option is told by a letter. */
const perOption = (formula: Expression): Expression => {
  if (formula.kind === 'compare') return { ...formula, right: { kind: 'argument', index: 0, span: formula.span } };
  if (formula.kind !== 'reduce') return formula;
  return { ...formula, parts: formula.parts.map((part) => ({ ...part, body: perOption(part.body) })) };
};

/** One number, or one for each option or player. */
const columnsFormula = (left: string, columns: readonly Column[], reading: Reading): Formula => {
  const [first] = columns;
  if (first === undefined) return { text: '', latex: left };
  const { letters } = reading.context;
  const there = within(reading, reading.texts.moduleOf(first.formula.span));
  if (first.option !== undefined) {
    const context = { ...there.context, arguments: [atom(letters.option)] };
    const { latex } = formulaOf(`${left}_{${letters.option}}`, perOption(first.formula), { ...there, context });
    return {
      text: reading.texts.of(first.formula),
      latex: `${latex}\\quad ${words('for each option')}\\ ${letters.option}`,
    };
  }
  if (first.member === undefined) return definition(left, first.formula, there);
  const me = letters.players[0] ?? 'i';
  const classes = [...new Set(columns.map(({ member }) => member?.class.name ?? ''))].map(upright).join(' \\cup ');
  const { text, latex } = definition(`${left}_{${me}}`, first.formula, there);
  return { text, latex: `${latex}\\quad ${words('for each')}\\ ${me} \\in ${classes}` };
};

const foldWords = {
  final: 'at the end of a run',
  mean: 'mean over the ticks of a run',
  sum: 'sum over the ticks of a run',
  max: 'largest of a run',
  first: 'first tick at which it holds',
} as const;

/** A measure’s formulas, each with how it is recorded; those that are the same are told once. */
export const measureFormulas = (
  measure: Measure,
  reading: Reading,
): readonly { readonly how: string; readonly formula: Formula; readonly span: Span }[] => {
  const left = named(measure.label);
  const told = [
    { how: measure.carry ? 'per tick (ended runs keep their last value)' : 'per tick', columns: measure.tick },
    ...measure.folds.map(({ fold, columns }) => ({ how: foldWords[fold], columns })),
  ].flatMap(({ how, columns }) => {
    const [first] = columns;
    return first ? [{ how, formula: columnsFormula(left, columns, reading), span: first.formula.span }] : [];
  });
  const merged = told.filter((one, k) => told.findIndex(({ formula }) => formula.latex === one.formula.latex) === k);
  const each = merged.map((one) => ({
    ...one,
    how: told.flatMap(({ how, formula }) => (formula.latex === one.formula.latex ? [how] : [])).join('; '),
  }));
  return measure.pooled ? [...each, pooled(left, measure.pooled, reading)] : each;
};

const pooled = (left: string, [above, below]: NonNullable<Measure['pooled']>, reading: Reading) => {
  const { span } = above.formula;
  const { context } = within(reading, reading.texts.moduleOf(span));
  const [numerator, denominator] = [above, below].map(({ formula }) => summand(formula, context));
  const latex = `${left} = \\frac{\\sum_{\\text{all ticks}} ${numerator}}{\\sum_{\\text{all ticks}} ${denominator}}`;
  const text = `[${reading.texts.of(above.formula)}, ${reading.texts.of(below.formula)}]`;
  return { how: 'pooled over all ticks and runs: the first sum divided by the second', formula: { text, latex }, span };
};

const measures = (reading: Reading): readonly Belonging[] =>
  reading.model.measures.flatMap((measure) =>
    measureFormulas(measure, reading).map(({ how, formula, span }) => {
      const of = { id: measure.name, title: measure.name, module: reading.texts.moduleOf(measure.span) };
      return equation('measure', of, formula, placeOf(span), how);
    }),
  );

/** Every equation of a model, in the order of a page: definitions, chance, change, ends, measures. */
export const equationsOf = (reading: Reading): readonly Belonging[] =>
  [defines, lets, draws, flows, nexts, seens, ends, measures].flatMap((some) => some(reading));
