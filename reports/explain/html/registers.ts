import { definitionText } from '../definition-text.ts';
import type { EndEntry, EventEntry, Explanation, MeasureEntry, ParameterEntry, StateEntry } from '../document.ts';
import { exactNumber } from '../numbers.ts';
import { code, escaped, placeText, prose, table } from './parts.ts';
import { anchorOf } from './symbols.ts';

const unitText = (unit: string): string => (unit === '1' || unit === '' ? '' : escaped(unit));

const rangeText = ({ range, options }: ParameterEntry): string => {
  if (options !== undefined) return options.map(code).join(', ');
  return range === undefined ? '' : `${exactNumber(range[0])} to ${exactNumber(range[1])}`;
};

const basis = (isSourced: boolean): string =>
  `<span class="basis ${isSourced ? 'sourced' : 'assumed'}">${isSourced ? 'sourced' : 'assumed'}</span>`;

/** The parameters of one role; headline ones come first and are bold. */
export const parameterTable = (parameters: readonly ParameterEntry[], role: ParameterEntry['role']): string =>
  table(
    ['parameter', 'value', 'unit', 'range', 'what it is', 'basis', 'source', 'defined at'],
    parameters
      .filter((of) => of.role === role)
      .map((of) => ({
        id: anchorOf(`parameter ${of.name}`),
        cells: [
          `<span${of.headline ? ' class="headline"' : ''}>${code(of.name)}</span>`,
          prose(of.value),
          unitText(of.unit),
          rangeText(of),
          prose(of.doc ?? of.label),
          basis(of.sourced),
          of.source === undefined ? 'none given' : prose(of.source),
          placeText(of.place),
        ],
      })),
  );

export const stateTable = (states: readonly StateEntry[]): string =>
  table(
    ['state', 'unit', 'at the start', 'bounds', 'holds', 'changes by', 'others see', 'defined at'],
    states.map((state) => ({
      id: anchorOf(`state ${state.name}`),
      cells: [
        code(state.name),
        unitText(state.unit),
        prose(state.initial),
        escaped(state.bounds ?? ''),
        state.holds === undefined ? '' : `an option of ${code(state.holds)}`,
        escaped(state.changes),
        state.seen === undefined ? '' : code(state.seen),
        placeText(state.place),
      ],
    })),
  );

export const endTable = (ends: readonly EndEntry[]): string =>
  table(
    ['outcome', 'name', 'kind', 'definition', 'defined at'],
    ends.map((end) => ({
      cells: [
        escaped(end.label),
        `<a href="#${anchorOf(`end ${end.name}`)}">${code(end.name)}</a>`,
        end.kind === 'neutral' ? '' : end.kind,
        prose(definitionText(end)),
        placeText(end.place),
      ],
    })),
  );

export const measureTable = (measures: readonly MeasureEntry[]): string =>
  table(
    ['measure', 'name', 'unit', 'recorded', 'definition', 'defined at'],
    measures.map((measure) => ({
      cells: [
        `${escaped(measure.label)}${measure.headline ? ' (headline)' : ''}`,
        `<a href="#${anchorOf(`measure ${measure.name}`)}">${code(measure.name)}</a>`,
        unitText(measure.unit),
        escaped(measure.recorded.map(({ how }) => how).join('; ')),
        prose(definitionText(measure)),
        placeText(measure.place),
      ],
    })),
  );

export const eventTable = (events: readonly EventEntry[]): string =>
  table(
    ['event', 'when', 'sets', 'defined at'],
    events.map((event) => ({
      id: anchorOf(`event ${event.name}`),
      cells: [
        escaped(event.label),
        prose(event.when),
        event.sets.map(({ path, value }) => `${code(path)} to ${code(value)}`).join('; '),
        placeText(event.place),
      ],
    })),
  );

export const countsText = ({ total, sourced, assumed }: Explanation['counts']): string =>
  `<p class="note">${total} parameters in all: ${sourced} sourced, ${assumed} assumed. Those in bold are the headline ones. A distribution is drawn once per run and cut to the range; its quantiles are those after the cut.</p>`;
