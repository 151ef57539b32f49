import { definitionText } from './definition-text.ts';
import type { EndEntry, EventEntry, Explanation, MeasureEntry, ParameterEntry, StateEntry } from './document.ts';
import { code, escaped, placeText, table, under } from './markdown-parts.ts';
import { exactNumber } from './numbers.ts';

const unitText = (unit: string): string => (unit === '1' || unit === '' ? '' : escaped(unit));

export const statesPart = (states: readonly StateEntry[]): readonly string[] => {
  const rows = states.map((state) => [
    code(state.name),
    unitText(state.unit),
    escaped(state.initial),
    state.bounds === undefined ? '' : escaped(state.bounds),
    state.holds === undefined ? '' : `an option of ${code(state.holds)}`,
    state.changes,
    state.seen === undefined ? '' : code(state.seen),
    placeText(state.place),
  ]);
  const heads = ['state', 'unit', 'at the start', 'bounds', 'holds', 'changes by', 'others see', 'defined at'];
  return table(heads, rows);
};

const rangeText = ({ range, options }: ParameterEntry): string => {
  if (options !== undefined) return options.map(code).join(', ');
  return range === undefined ? '' : `${exactNumber(range[0])} to ${exactNumber(range[1])}`;
};

const parameterRow = (of: ParameterEntry): readonly string[] => [
  `${of.headline ? '**' : ''}${code(of.name)}${of.headline ? '**' : ''}`,
  escaped(of.value),
  unitText(of.unit),
  rangeText(of),
  escaped(of.doc ?? of.label),
  of.sourced ? 'sourced' : 'assumed',
  of.source === undefined ? 'none given' : escaped(of.source),
  placeText(of.place),
];

/** Levers are what somebody could choose; everything else is assumed to be so. */
const registerPart = ({ parameters }: Explanation, role: ParameterEntry['role']): readonly string[] =>
  table(
    ['parameter', 'value', 'unit', 'range', 'what it is', 'basis', 'source', 'defined at'],
    parameters.filter((of) => of.role === role).map(parameterRow),
  );

const countsText = ({ total, sourced, assumed }: Explanation['counts']): string =>
  `${total} parameters in all: ${sourced} sourced, ${assumed} assumed. Those in bold are the headline ones. A distribution is drawn once per run and cut to the range; its quantiles are those after the cut.`;

/** Every parameter, in one of two tables. */
export const parametersPart = (of: Explanation): readonly string[] => {
  const levers = registerPart(of, 'lever');
  const assumptions = registerPart(of, 'assumption');
  return [
    ...under('## Levers', under('What somebody could choose; the values are those of this scenario.', levers)),
    ...under('## Assumption register', assumptions),
    ...(levers.length + assumptions.length === 0 ? [] : [countsText(of.counts)]),
  ];
};

const kindWords: Readonly<Record<EndEntry['kind'], string>> = { harm: 'harm', benefit: 'benefit', neutral: '' };

export const endsPart = (ends: readonly EndEntry[], horizon: string): readonly string[] => [
  ...table(
    ['outcome', 'name', 'kind', 'definition', 'defined at'],
    ends.map((end) => [
      escaped(end.label),
      code(end.name),
      kindWords[end.kind],
      escaped(definitionText(end)),
      placeText(end.place),
    ]),
  ),
  `Tested in this order after each tick. ${horizon}`,
];

export const measuresPart = (measures: readonly MeasureEntry[]): readonly string[] =>
  table(
    ['measure', 'name', 'unit', 'recorded', 'definition', 'defined at'],
    measures.map((measure) => [
      `${escaped(measure.label)}${measure.headline ? ' (headline)' : ''}`,
      code(measure.name),
      unitText(measure.unit),
      escaped(measure.recorded.map(({ how }) => how).join('; ')),
      escaped(definitionText(measure)),
      placeText(measure.place),
    ]),
  );

export const eventsPart = (events: readonly EventEntry[]): readonly string[] =>
  table(
    ['event', 'when', 'sets', 'defined at'],
    events.map((event) => [
      escaped(event.label),
      escaped(event.when),
      event.sets.map(({ path, value }) => `${code(path)} to ${code(value)}`).join('; '),
      placeText(event.place),
    ]),
  );
