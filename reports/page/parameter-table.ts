import { formatCount } from '../format.ts';
import type { ParameterFacts } from '../results.ts';
import { registerWords as say } from '../wording/register.ts';
import type { Measure, TextStyle } from './marks.ts';
import { isAssumed, meaningText, rangeText, sourceText, unitText, valueText } from './register-words.ts';
import { type Column, QUIET, row, type Strip, sectionTitle, TERM, TEXT } from './strips.ts';
import { cellsOf, fittedColumns } from './table-columns.ts';

const HEADS = say.heads;

type Name = keyof typeof HEADS;
export type ParameterColumns = Readonly<Record<Name, Column>>;

const NAMES = Object.keys(HEADS) as readonly Name[];

function texts(parameter: ParameterFacts): Record<Name, string> {
  return {
    name: parameter.name,
    meaning: meaningText(parameter),
    value: valueText(parameter),
    unit: unitText(parameter),
    range: rangeText(parameter),
    source: sourceText(parameter),
  };
}

function style(name: Name, parameter: ParameterFacts): TextStyle {
  if (name === 'name') return parameter.headline ? TERM : TEXT;
  return name === 'range' || (name === 'source' && isAssumed(parameter)) ? QUIET : TEXT;
}

const SHORT = { name: 430, value: 390, unit: 230, range: 230 } as const;

/** Columns for all parameters of a register: levers and assumptions have the same. */
export function parameterColumns(register: readonly ParameterFacts[], measure: Measure): ParameterColumns {
  const rows = register.map((parameter) => {
    const said = texts(parameter);
    return cellsOf(NAMES, (name) => ({ text: said[name], style: style(name, parameter) }));
  });
  return fittedColumns([cellsOf(NAMES, (name) => ({ text: HEADS[name], style: TERM })), ...rows], SHORT, measure);
}

/** Levers, or assumptions: each with its value and source, those that the scenario shows first first. */
export function parameterTable(
  title: string,
  parameters: readonly ParameterFacts[],
  across: ParameterColumns,
  measure: Measure,
): Strip[] {
  if (parameters.length === 0) return [];
  const header = row(
    NAMES.map((name) => ({ text: HEADS[name], style: TERM, ...across[name] })),
    measure,
  );
  const ordered = [...parameters].sort((a, b) => Number(b.headline) - Number(a.headline));
  return [
    sectionTitle(say.counted(title, formatCount(parameters.length)), measure),
    { ...header, leads: true },
    ...ordered.map((parameter) => {
      const said = texts(parameter);
      const cells = NAMES.map((name) => ({ text: said[name], style: style(name, parameter), ...across[name] }));
      return row(cells, measure, header);
    }),
  ];
}
