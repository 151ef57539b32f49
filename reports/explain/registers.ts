import type { EventSet, Expression, Model, ModelEvent, Parameter, State } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { titleOf } from '../../engine/language/title-of.ts';
import type { EndEntry, EventEntry, MeasureEntry, ParameterEntry, StateEntry } from './document.ts';
import { endFormula, measureFormulas, type Reading } from './equations.ts';
import { placeOf, type Texts } from './texts.ts';
import { parameterInWords } from './values.ts';

/** A parameter counts as sourced exactly where the counts of every page say so. */
export const isSourced = (model: Model, parameter: Parameter): boolean =>
  parameterCounts({ ...model, parameters: [parameter] }).sourced === 1;

const parameterEntry = (of: Parameter, { model, texts }: Reading): ParameterEntry => ({
  id: of.id,
  name: of.origin === 'rule' ? of.id : titleOf(of),
  class: of.owner?.name,
  module: of.module,
  rule: of.origin === 'rule' ? of.id.split('.')[2] : undefined,
  role: of.role,
  headline: of.headline,
  value: parameterInWords(of, texts),
  range: of.range,
  options: of.options,
  unit: of.unit,
  label: of.label,
  doc: of.doc,
  source: of.source,
  sourced: isSourced(model, of),
  place: placeOf(of.span),
});

/** Headline ones first, and among them as among the others levers before assumptions; else in the order of the files. */
export const parameterEntries = (reading: Reading): readonly ParameterEntry[] => {
  const entries = reading.model.parameters
    .filter(({ origin }) => origin === 'declared' || origin === 'rule')
    .map((of) => parameterEntry(of, reading));
  const rank = ({ headline, role }: ParameterEntry): number => (headline ? 0 : 2) + (role === 'lever' ? 0 : 1);
  return entries.toSorted((a, b) => rank(a) - rank(b));
};

const boundsOf = ({ min, max }: State, texts: Texts): string | undefined => {
  const [low, high] = [min, max].map((bound) => bound && texts.of(bound));
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined) return `at most ${high}`;
  return high === undefined ? `at least ${low}` : `${low} to ${high}`;
};

const changesOf = ({ flows, next }: State): string => {
  if (next !== undefined) return 'next';
  if (flows.length === 0) return 'by events only';
  return flows.length === 1 ? 'flow' : `${flows.length} flows`;
};

const startOf = (state: State, { model, texts }: Reading): string => {
  const given = model.parameters.find(({ id, origin }) => origin === 'initial' && id === `${state.id}.initial`);
  if (given) return parameterInWords(given, texts);
  return [...new Set(state.initial.map((formula) => `\`${texts.of(formula)}\``))].join(', ');
};

export const stateEntries = (reading: Reading): readonly StateEntry[] =>
  reading.model.states.map((state) => ({
    id: state.id,
    name: titleOf(state),
    class: state.owner?.name,
    module: state.module,
    unit: state.unit,
    initial: startOf(state, reading),
    bounds: boundsOf(state, reading.texts),
    seen: state.seen && reading.texts.of(state.seen),
    holds: state.holds && `${state.holds.owner.name}.${state.holds.name}`,
    changes: changesOf(state),
    place: placeOf(state.span),
  }));

export const endEntries = (reading: Reading): readonly EndEntry[] =>
  reading.model.ends.map(({ name, label, kind, definition, caution, when, span }) => ({
    name,
    label,
    kind,
    definition,
    caution,
    when: endFormula(label, when, reading),
    place: placeOf(span),
  }));

export const measureEntries = (reading: Reading): readonly MeasureEntry[] =>
  reading.model.measures.map((measure) => ({
    name: measure.name,
    label: measure.label,
    unit: measure.unit,
    definition: measure.definition,
    caution: measure.caution,
    recorded: measureFormulas(measure, reading).map(({ how, formula }) => ({ how, formula })),
    headline: reading.model.experiment.headline === measure.name,
    place: placeOf(measure.span),
  }));

const ticks = (text: string): string => (text === '1' ? '1 tick' : `\`${text}\` ticks`);

const whenOf = ({ trigger, once, duration, sets }: ModelEvent, texts: Texts): string => {
  const begins =
    trigger.kind === 'at'
      ? `at tick \`${texts.of(trigger.tick)}\``
      : `${once ? 'the first time' : 'each time'} \`${texts.of(trigger.condition)}\` holds`;
  if (sets.length === 0 && duration === undefined) return begins;
  return `${begins}, ${duration === undefined ? 'to the end' : `for ${ticks(texts.of(duration))}`}`;
};

const pathOf = ({ target, member }: EventSet): string => {
  if (target.kind === 'parameter' && target.origin !== 'declared') return target.id;
  return member === undefined ? titleOf(target) : `${member.name}.${target.name}`;
};

const optionOf = ({ target }: EventSet, value: Expression, texts: Texts): string => {
  const text = texts.of(value);
  return target.kind === 'state' && target.holds === undefined ? `${text} (once)` : text;
};

export const eventEntries = ({ model, texts }: Reading): readonly EventEntry[] =>
  model.events.map((event) => ({
    name: event.name,
    label: event.label,
    when: whenOf(event, texts),
    sets: event.sets.map((set) => ({ path: pathOf(set), value: optionOf(set, set.value, texts) })),
    place: placeOf(event.span),
  }));
